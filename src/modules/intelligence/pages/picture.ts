import { type PageContext, page } from '#platform/http/page/page.ts'
import type { Panel } from '#platform/http/page/panel.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CardModel, FieldModel, LinkModel } from '#platform/view/models.ts'
import { raiseChallenge } from '#src/modules/homes/index.ts'
import { decideNext } from '../decisions/units.ts'
import { acceptRemedy } from '../isolation/remedy-commands.ts'
import { getHomeEdition, getPicture } from '../pictures/queries.ts'
import type { HomeEditionView, PictureView } from '../schema.ts'
import { homeMonthsPath } from '../view/home-months.ts'
import { markedTable } from '../view/level-marks.ts'
import { firstDay, levelsChart } from '../view/levels-chart.ts'
import { pictureModel, picturePath } from '../view/picture.ts'
import { challengedWords, type Row } from '../view/signal-row.ts'
import { ownerWords } from '../view/words.ts'
import { decideForm } from './decide.ts'

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
      picture: {
        ...model,
        ...(mayDecide
          ? { more: { text: 'Decide what is done next', href: `${picturePath(home.id)}/decide` } }
          : { decisions: { ...model.decisions, links: [] } }),
        exposure: { ...model.exposure, links: ctx.mayEver(acceptRemedy) ? helpLinks(view) : [] },
      },
      chart: await levelsChart(view),
      ...(marked ? { marked } : {}),
      months: {
        text: 'What was told, month by month, by theme and by source',
        href: homeMonthsPath(home.id),
      },
      past: { ...pastForm(view, ctx) },
      about: aboutCard(view),
    }
  },
})

/** What exposure earns, and all that it earns. */
function helpLinks({ exposure, home }: PictureView): readonly LinkModel[] {
  if (exposure.length === 0) return []
  const text = 'Offer the home support, or tell whoever placed people there'
  return [{ text, href: `/homes/${home.id}/remedies/new` }]
}

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
            : 'Officers of the council. Some cases, what one source alone tells, and what can point to a person in a home of fewer than ten beds are kept to those who know of every case',
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
        ? `As it was known on ${formatCivilDate(on)}. It is made of what you supplied, what is public and what was released to you, and of nothing else. If a fact is wrong, challenge it: it is flagged while it is open, and answered within ten working days.`
        : 'Nothing has been put together yet.',
    }
    const rows = facts.map(fact => ownRow(id, fact, ctx.mayEver(raiseChallenge)))
    return { template: 'intelligence/own.njk', model: { card, rows } }
  },
}

type OwnFact = HomeEditionView['facts'][number]

/** A fact that speaks of the home, and the way to say that it is wrong. */
function ownRow(homeId: string, fact: OwnFact, mayChallenge: boolean): Row {
  const { sentence, to, source, formerOwner, factKey, challenge } = fact
  const date = formatCivilDate(to)
  const sure = [
    ...(formerOwner ? [ownerWords.former ?? ''] : []),
    ...(challenge ? [challengedWords(challenge)] : []),
  ]
  const hiddenText = `${sentence}, ${date}`
  const open = `/homes/${homeId}/facts/${factKey}/challenge`
  const way = challenge
    ? { text: 'See the challenge', href: `/challenges/${challenge.id}`, hiddenText }
    : { text: 'Challenge this fact', href: open, hiddenText }
  const shown = factKey !== null && (challenge !== null || mayChallenge)
  return { date, text: sentence, source, sureness: sure.join('; '), ...(shown ? { link: way } : {}) }
}

export const picturePages = [decideForm, picture]
export const picturePanels: readonly Panel[] = [attention, own]
