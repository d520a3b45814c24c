import { type PageContext, page } from '#platform/http/page/page.ts'
import type { Panel } from '#platform/http/page/panel.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CardModel, FieldModel } from '#platform/view/models.ts'
import { decideNext, listDeciders } from '../decisions/units.ts'
import { getHomeEdition, getPicture } from '../pictures/queries.ts'
import type { PictureView } from '../schema.ts'
import { markedTable } from '../view/level-marks.ts'
import { firstDay, levelsChart } from '../view/levels-chart.ts'
import { pictureModel, picturePath } from '../view/picture.ts'
import { decisionKinds, ownerWords } from '../view/words.ts'

const PATH = '/intelligence/homes/{homeId}'

const picture = page.show<typeof getPicture>({
  path: PATH,
  query: getPicture,
  template: 'intelligence/picture.njk',
  input: ctx => {
    const on = dayAsked(ctx)
    return on ? { on } : {}
  },
  async model(view, ctx) {
    const { home } = view
    const model = pictureModel(view)
    const mayDecide = ctx.mayEver(decideNext)
    const marked = markedTable({ events: view.events, from: firstDay(view), on: view.on })
    return {
      page: {
        title: `${home.name}: ${model.heading.charAt(0).toLowerCase()}${model.heading.slice(1)}`,
        lede: 'Why this home asks for attention, who has been heard, and what is missing.',
        back: { text: home.name, href: `/homes/${home.id}` },
        width: 'wide',
      },
      picture: mayDecide
        ? { ...model, more: { text: 'Decide what is done next', href: `${picturePath(home.id)}/decide` } }
        : { ...model, decisions: { ...model.decisions, links: [] } },
      chart: await levelsChart(view),
      ...(marked ? { marked } : {}),
      past: { ...pastForm(view, ctx) },
      about: aboutCard(view),
    }
  },
})

/** From one box of a date, or from the three of a form without script. */
function dayAsked({ queryString }: PageContext): string | undefined {
  const one = (name: string) => {
    const value = queryString[name]
    return typeof value === 'string' ? value : ''
  }
  if (one('on')) return one('on')
  const [year, month, day] = [one('on-year'), one('on-month'), one('on-day')]
  if (!year && !month && !day) return undefined
  return `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function pastForm({ home, asItWas, on }: PictureView, ctx: PageContext) {
  const asked = asItWas ? Temporal.PlainDate.from(on) : ctx.today.subtract({ months: 6 })
  const [year, month, day] = [asked.year, asked.month, asked.day].map(String)
  const field: FieldModel = {
    ...{ kind: 'date', name: 'on', label: 'A day', hint: 'By what had been told on that day.' },
    date: { day: day ?? '', month: month ?? '', year: year ?? '' },
  }
  return {
    ...{ action: picturePath(home.id), field },
    ...(asItWas ? { now: { text: 'As it is known now', href: picturePath(home.id) } } : {}),
  }
}

function aboutCard({ rules, inputsHash, edition, on }: PictureView): CardModel {
  return {
    heading: 'How this was made',
    facts: [
      { term: 'By rules', value: `Version ${rules || 'none'}` },
      { term: 'On', value: formatCivilDate(on) },
      {
        term: 'For',
        value:
          edition === 'cleared'
            ? 'Those who may know of every case'
            : 'Officers of the council: some cases are kept to those who work on them, and are not in it',
      },
      {
        term: 'Its inputs',
        value: inputsHash.slice(0, 12) || 'None',
        note: 'Made again of these it is the same, to the byte',
      },
    ],
    links: [{ text: 'How levels are made, and how often they were right', href: '/intelligence/model-card' }],
  }
}

interface Helped {
  readonly people: readonly { readonly accountId: string; readonly name: string; readonly roles: string }[]
}

const decide = page.form<typeof decideNext>({
  path: `${PATH}/decide`,
  command: decideNext,
  helper: async ctx => {
    await ctx.ask(getPicture, { homeId: ctx.params.homeId ?? '' })
    return { people: (await ctx.ask(listDeciders, {})).items }
  },
  steps: [
    {
      slug: 'decision',
      page: (_helper, ctx) => ({
        title: 'What is done next about this home?',
        lede: 'You decide, not Lantern. What the picture was is kept beside it. No placement is decided by a level.',
        back: { text: 'The picture', href: picturePath(ctx.params.homeId ?? '') },
      }),
      fields: [
        {
          ...{ kind: 'radios', name: 'kind', label: 'What is done' },
          options: Object.entries(decisionKinds).map(([value, text]) => ({ value, text })),
        },
        (_ctx, helper) => ({
          ...{ kind: 'select', name: 'accountId', label: 'Who does it' },
          options: [
            { value: '', text: 'Choose somebody' },
            ...(helper as Helped).people.map(one => ({
              value: one.accountId,
              text: `${one.name}, ${one.roles}`,
            })),
          ],
        }),
        { kind: 'date', name: 'dueOn', label: 'By when', optional: true },
        {
          ...{ kind: 'textarea', name: 'words', label: 'Why', rows: 5, maxLength: 5_000 },
          hint: 'As you would say it to the home’s manager. The home hears any fact before it is used in a formal decision, unless that is unsafe.',
        },
      ],
      whoSees: 'Those who may see this home’s picture.',
    },
  ],
  button: 'Record the decision',
  done: (_result, ctx) => ({
    href: picturePath(ctx.params.homeId ?? ''),
    notice: { kind: 'done', heading: 'Recorded' },
  }),
  cancel: ctx => ({ text: 'Cancel', href: picturePath(ctx.params.homeId ?? '') }),
})

interface Whose {
  readonly id: string
}

/** On a home's page, above everything else that is known: the reasons first. */
const attention: Panel = {
  place: 'home.attention',
  order: 10,
  async show(subject, ctx) {
    if (!ctx.mayEver(getPicture)) return undefined
    const { id } = subject as Whose
    const view = await ctx.ask(getPicture, { homeId: id })
    const { voice, missing, ...model } = pictureModel(view)
    const short: CardModel = {
      ...{ heading: 'Who has been heard, and who could be harder to hear', facts: [...(voice.facts ?? [])] },
      text: `${model.exposure.text} ${model.exposureRows.map(row => `${row.text}.`).join(' ')}`.trim(),
    }
    const more = { text: 'The whole picture, its history, and what is missing', href: picturePath(id) }
    return { template: 'intelligence/panel.njk', model: { ...model, more, short } }
  },
}

/** To a home's own people: facts, and no level. */
const own: Panel = {
  place: 'home.attention',
  order: 10,
  async show(subject, ctx) {
    const { id } = subject as Whose
    if (!ctx.homeIds.includes(id) || !ctx.mayEver(getHomeEdition)) return undefined
    const { on, facts } = await ctx.ask(getHomeEdition, { homeId: id })
    const card: CardModel = {
      heading: 'What is publicly known of your home',
      text: on
        ? `As it was known on ${formatCivilDate(on)}. It is made of what you supplied, what is public and what was released to you, and of nothing else. If a fact is wrong, challenge it under “What the register says”.`
        : 'Nothing has been put together yet.',
    }
    const rows = facts.map(fact => ({
      ...{ date: formatCivilDate(fact.to), text: fact.sentence, source: fact.source },
      sureness: fact.formerOwner ? (ownerWords.former ?? '') : '',
    }))
    return { template: 'intelligence/own.njk', model: { card, rows } }
  },
}

export const picturePages = [decide, picture]
export const picturePanels: readonly Panel[] = [attention, own]
