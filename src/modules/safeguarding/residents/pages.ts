import { optionsOn } from '#law/code-list.ts'
import { type FieldSpec, type Page, type PageContext, page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CardModel, OptionModel, TableModel } from '#platform/view/models.ts'
import { getPerson, searchAdults } from '#src/modules/people/index.ts'
import { listTeams } from '../teams/units.ts'
import {
  compatibilities,
  harmKinds,
  keysOf,
  type Place,
  places,
  type TimeOfDay,
  timesOfDay,
} from './codes.ts'
import type { PairView, ResidentsOfHome, SupportView } from './schema.ts'
import { recordBetween, residentsOfHome, supportResident } from './units.ts'

const hrefOf = (homeId: string): string => `/safeguarding/homes/${homeId}/residents`
const here = (ctx: PageContext): string => hrefOf(ctx.params.homeId ?? '')
const WHO_SEES = 'The safeguarding team of the council. Not the home, and neither of the two residents.'

const optionsOf = <K extends string>(labels: Readonly<Record<K, string>>): OptionModel[] =>
  keysOf(labels).map(value => ({ value, text: labels[value] }))

/** 'Between Ann and Ben: 4 times, last on 9 November 2026; mostly in the evening, in the lounge.' */
export function pairInWords({ people, count, lastOn, mostlyAt, mostlyIn }: PairView): string {
  const times = count === 1 ? 'once' : `${count} times`
  const last = lastOn ? `, last on ${formatCivilDate(lastOn)}` : ''
  const pattern = [mostlyAt, mostlyIn].filter(Boolean).join('; ')
  const most = pattern ? ` More than half: ${pattern.toLowerCase()}.` : ''
  return `${people.map(person => person.name).join(' and ')}: ${times}${last}.${most}`
}

function pairCard(pair: PairView, homeId: string): CardModel {
  const harmed = pair.harmed.length > 1 ? 'Both, in turn' : (pair.harmed[0] ?? 'Not known')
  return {
    heading: pair.people.map(person => person.name).join(' and '),
    tone: pair.count >= 3 && pair.supported === 0 ? 'lamp' : 'plain',
    text: pairInWords(pair),
    facts: [
      { term: 'Harmed', value: harmed },
      pair.supported > 0
        ? { term: 'Plan of support', value: pair.supported === 2 ? 'For both' : 'For one of them' }
        : { term: 'Plan of support', missing: 'For neither yet' },
    ],
    links: pair.people.map(({ id, name }) => ({
      text: `Plan support for ${name}`,
      href: `${hrefOf(homeId)}/${id}/support`,
    })),
  }
}

const advocates = { yes: 'Yes', no: 'No, and one is needed', 'not-needed': 'Not needed' } as const

function planCard(plan: SupportView): CardModel {
  const said = (term: string, value: string | null) =>
    value ? { term, value } : { term, missing: 'Not written down yet' }
  return {
    heading: `Support for ${plan.person.name}`,
    tone: plan.overdue ? 'lamp' : 'plain',
    facts: [
      said('What helps', plan.support),
      said('What comes before it', plan.before),
      said('Who watches, and how', plan.monitoring),
      said('What they say', plan.theirView),
      { term: 'Living together', value: plan.compatibility },
      said('Own practitioner', plan.practitioner),
      { term: 'Advocate', value: advocates[plan.hasAdvocate] },
      { term: 'Capacity for this', value: plan.capacity },
      {
        term: 'Next review',
        value: `${formatCivilDate(plan.reviewOn)}${plan.overdue ? ', which is past' : ''}`,
      },
    ],
  }
}

/** Times down, places across; nothing where nothing was told. */
function whenAndWhere({ cells }: ResidentsOfHome): TableModel {
  const used = keysOf(places).filter(place => cells.some(cell => cell.place === place))
  const count = (time: TimeOfDay, place: Place): number =>
    cells.find(cell => cell.timeOfDay === time && cell.place === place)?.count ?? 0
  return {
    caption: 'How often, by time of day and place',
    columns: [{ label: 'Time of day' }, ...used.map(place => ({ label: places[place], numeric: true }))],
    rows: keysOf(timesOfDay).map(time => [
      { text: timesOfDay[time] },
      ...used.map(place => ({ text: String(count(time, place)) })),
    ]),
    narrow: 'scroll',
  }
}

const story = page.show<typeof residentsOfHome>({
  path: '/safeguarding/homes/{homeId}/residents',
  query: residentsOfHome,
  template: 'safeguarding/case.njk',
  model: view => ({
    page: {
      title: view.total === 0 ? 'Nothing was told between residents' : 'Between residents',
      caption: view.home.name,
      lede: `What was told since ${formatCivilDate(view.since)}. Support comes first; nobody is called a perpetrator. That little was told does not say that little happens.`,
      back: { text: view.home.name, href: `/homes/${view.home.id}` },
      width: 'wide' as const,
    },
    first: [],
    story: [
      ...view.pairs.map(pair => ({ card: pairCard(pair, view.home.id) })),
      ...view.plans.map(plan => ({ card: planCard(plan) })),
      ...(view.total > 0 ? [{ table: { heading: 'When and where', model: whenAndWhere(view) } }] : []),
      ...(view.latest.length > 0 ? [{ timeline: latestOf(view) }] : []),
    ],
    facts: [
      {
        card: {
          heading: 'What can be done now',
          text: 'Each of the two has a case of their own, with a practitioner, a view of capacity and an advocate of their own.',
          button: { text: 'Write down what happened', href: `${hrefOf(view.home.id)}/new` },
          links: [{ text: 'Raise a concern', href: '/safeguarding/concerns/new' }],
        },
      },
    ],
  }),
})

function latestOf({ latest }: ResidentsOfHome) {
  return {
    heading: 'What was told',
    model: {
      label: 'What happened between residents, the newest first',
      entries: latest.map(one => ({
        date: one.happenedOn ? formatCivilDate(one.happenedOn) : 'Day not known',
        text: one.words ?? 'These words were removed.',
        note: `${one.harmed} was harmed; ${one.other} was part of it. ${[one.timeOfDay, one.place, ...one.kinds].join('; ')}`,
      })),
    },
  }
}

interface Residents {
  readonly people: readonly OptionModel[]
}

/** Those who live here as far as we know. */
async function residentsFor(ctx: PageContext): Promise<Residents> {
  const { items } = await ctx.ask(searchAdults, { homeId: ctx.params.homeId ?? '', perPage: 100 })
  return { people: items.map(({ id, name }) => ({ value: id, text: name })) }
}

const whoField =
  (name: string, label: string, hint: string): FieldSpec =>
  (_ctx, known) => ({
    ...{ kind: 'select', name, label, hint },
    options: [{ value: '', text: 'Choose' }, ...(known as Residents).people],
  })

const record = page.form<typeof recordBetween>({
  path: '/safeguarding/homes/{homeId}/residents/new',
  command: recordBetween,
  helper: residentsFor,
  steps: [
    {
      slug: 'what',
      page: (_known, ctx) => ({
        title: 'What happened between two residents?',
        lede: 'If somebody was hurt, raise a concern for each of them too. Sex between residents: think of capacity, consent and private life before protection.',
        back: { text: 'Between residents', href: here(ctx) },
      }),
      fields: [
        whoField(
          'harmedId',
          'Who was harmed?',
          'Somebody who is not listed is written down under Adults first.',
        ),
        whoField('otherId', 'Who else was part of it?', 'Not who is to blame: who was there.'),
        { kind: 'checkboxes', name: 'kinds', label: 'What happened?', options: optionsOf(harmKinds) },
        { kind: 'date', name: 'happenedOn', label: 'When, if you know the day', optional: true },
        { kind: 'radios', name: 'timeOfDay', label: 'At about what time?', options: optionsOf(timesOfDay) },
        {
          kind: 'select',
          name: 'place',
          label: 'Where?',
          options: [{ value: '', text: 'Choose' }, ...optionsOf(places)],
        },
        {
          kind: 'textarea',
          name: 'words',
          label: 'What happened, and what came before it?',
          rows: 6,
          maxLength: 20_000,
        },
      ],
      whoSees: WHO_SEES,
    },
  ],
  button: 'Write it down',
  done: (_result, ctx) => ({ href: here(ctx), notice: { kind: 'done', heading: 'Written down' } }),
  cancel: ctx => ({ text: 'Cancel', href: here(ctx) }),
})

interface Supporting {
  readonly practitioners: readonly OptionModel[]
}

const words = (name: string, label: string, hint: string, optional = true): FieldSpec => ({
  ...{ kind: 'textarea', name, label, hint, rows: 3, maxLength: 4000 },
  ...(optional ? { optional } : {}),
})

const support = page.form<typeof supportResident>({
  path: '/safeguarding/homes/{homeId}/residents/{personId}/support',
  command: supportResident,
  helper: async (ctx): Promise<Supporting> => {
    await ctx.ask(getPerson, { personId: ctx.params.personId ?? '' })
    const { candidates } = await ctx.ask(listTeams, {})
    return { practitioners: candidates.map(({ accountId, name }) => ({ value: accountId, text: name })) }
  },
  steps: [
    {
      slug: 'plan',
      page: (_known, ctx) => ({
        title: 'What support do they need?',
        lede: 'It takes the place of the plan before it. What was planned before stays on record.',
        back: { text: 'Between residents', href: here(ctx) },
      }),
      fields: [
        words(
          'support',
          'What helps them?',
          'Support comes first: what they like, who they trust, what calms.',
          false,
        ),
        words('before', 'What comes before it?', 'Noise, waiting, pain, a face, a place.'),
        words('monitoring', 'Who watches, when, and how is that lived with?', 'Only what is needed.'),
        words('theirView', 'What do they say themselves?', 'In their own words.'),
        (_ctx, known) => ({
          kind: 'select',
          name: 'practitionerId',
          label: 'Their own practitioner',
          hint: 'Never the one who works with the other resident.',
          options: [{ value: '', text: 'Choose' }, ...(known as Supporting).practitioners],
        }),
        {
          kind: 'radios',
          name: 'hasAdvocate',
          label: 'Do they have an advocate of their own?',
          options: [
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No, and one is needed' },
            { value: 'not-needed', text: 'Not needed' },
          ],
        },
        ctx => ({
          kind: 'radios',
          name: 'capacity',
          label: 'Did they lack capacity for the decisions in this?',
          options: optionsOn('capacity', ctx.today),
        }),
        {
          kind: 'radios',
          name: 'compatibility',
          label: 'Can they and the other live together?',
          options: optionsOf(compatibilities),
        },
        { kind: 'date', name: 'reviewOn', label: 'Next review' },
      ],
      whoSees: WHO_SEES,
    },
  ],
  button: 'Save the plan',
  done: (_result, ctx) => ({ href: here(ctx), notice: { kind: 'done', heading: 'The plan is saved' } }),
  cancel: ctx => ({ text: 'Cancel', href: here(ctx) }),
})

export const pages: readonly Page[] = [story, record, support]
