import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CardModel, FactModel, PageModel, TableModel, TimelineModel } from '#platform/view/models.ts'
import { actionsFrom } from '#platform/workflow/actions.ts'
import { latencySteps } from './kinds.ts'
import type { CaseView, TurnView } from './latency-schema.ts'
import { latencyWorkflow } from './latency-workflow.ts'
import { LATENCY, latencyHref } from './pages/addresses.ts'

type Partner = CaseView['partners'][number]

export interface LatencyPage {
  readonly page: PageModel
  readonly story: CardModel & { readonly timeline: TimelineModel | undefined }
  readonly table: TableModel | undefined
  readonly partners: readonly CardModel[]
  readonly about: CardModel
  readonly learned: readonly CardModel[]
  readonly next: CardModel | undefined
  readonly [name: string]: unknown
}

/** One case as one timeline, and each partner’s four days with what lay between. Pure. */
export function latencyPage(view: CaseView, mayWrite: boolean): LatencyPage {
  return {
    page: {
      title: view.about ?? 'A serious case',
      caption: `${view.home.name}. ${view.kindLabel}. ${view.stateLabel}`,
      lede: view.caution,
      back: { text: 'Who could have known when', href: LATENCY },
      width: 'wide',
    },
    story: storyCard(view, mayWrite),
    table: view.partners.length > 0 ? daysTable(view) : undefined,
    partners: view.partners.map(partnerCard),
    about: aboutCard(view),
    learned: view.turns.toReversed().map(turn => turnCard(turn, view)),
    next: nextCard(view, mayWrite),
  }
}

function storyCard({ id, partners, state }: CaseView, mayWrite: boolean): LatencyPage['story'] {
  const links =
    mayWrite && state === 'open' ? [{ text: 'Write down a day', href: `${latencyHref(id)}/day` }] : []
  const entries = partners
    .flatMap(({ label, days }) => days.flatMap(day => (day.on ? [{ label, day, on: day.on }] : [])))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map(({ label, day, on }) => ({
      date: formatCivilDate(on),
      text: `${label}: ${day.label.toLowerCase()}`,
      note: sourceInWords(day),
      ...(day.step === 'shared' ? { mark: 'lamp' as const } : {}),
    }))
  if (entries.length === 0)
    return { heading: 'No day is known yet', text: 'Each day needs its source.', links, timeline: undefined }
  return { heading: 'As it went', links, timeline: { label: 'As it went', entries } }
}

function daysTable({ partners }: CaseView): TableModel {
  const labels = Object.values(latencySteps)
  return {
    ...{ caption: 'The four days of each partner, in the order of a fixed list', narrow: 'cards' },
    columns: [{ label: 'Partner' }, ...labels.map(label => ({ label }))],
    rows: partners.map(({ label, days, gaps }) => [
      { text: label },
      ...labels.map(name => {
        const day = days.find(one => one.label === name)
        if (!day) return { text: 'Not written down' }
        const gap = gaps.find(one => one.to === name)
        return {
          text: day.on ? formatCivilDate(day.on) : 'Nobody knows',
          ...(gap && gap.days !== null ? { note: gapInWords(gap.days) } : {}),
        }
      }),
    ]),
  }
}

/** After the step before it. The days can be the other way round: that is said, and nothing is reckoned from it. */
export function gapInWords(days: number): string {
  if (days === 0) return 'The same day'
  return days > 0 ? `${plural(days, 'day')} later` : `${plural(-days, 'day')} before: check both days`
}

type Day = Partner['days'][number]

/** Where a day is from, in whoever's words wrote it down. */
const sourceInWords = ({ source, sourceLabel, words }: Day): string => {
  const said = words?.replace(/\.$/, '') ?? 'The words of its source were removed'
  return source === 'typed' ? said : `${sourceLabel}: ${said}`
}

function partnerCard({ label, days, missing }: Partner): CardModel {
  const facts = Object.values(latencySteps).flatMap((term): FactModel[] => {
    const day = days.find(one => one.label === term)
    if (!day) return missing.includes(term) ? [{ term, missing: 'Not written down yet' }] : []
    return [dayFact(day)]
  })
  return { heading: `${label}: where the days are from`, headingLevel: 3, facts }
}

function dayFact(day: Day): FactModel {
  const before = day.corrected > 0 ? `. Written down differently ${plural(day.corrected, 'time')} before` : ''
  return {
    term: day.label,
    ...(day.on ? { value: formatCivilDate(day.on) } : { missing: 'Nobody knows' }),
    note: `${sourceInWords(day)}. ${day.by ?? 'An officer'}, ${formatCivilDate(day.writtenOn)}${before}`,
  }
}

const slugs = { close: 'close', change: 'changed', reopen: 'reopen' } as const

/** What can be done next: a case that is never closed teaches nobody. */
function nextCard({ id, state }: CaseView, mayWrite: boolean): CardModel | undefined {
  if (!mayWrite) return undefined
  const links = actionsFrom(latencyWorkflow, state).map(([action, { label }]) => ({
    text: label,
    href: `${latencyHref(id)}/${slugs[action]}`,
  }))
  return { heading: state === 'open' ? 'When all is written down' : 'What comes next', links }
}

function turnCard(
  { kind, on, by, learned, change, owner, dueOn, words }: TurnView,
  view: CaseView,
): CardModel {
  const who = { term: 'Written down', value: formatCivilDate(on), note: by ?? 'An officer' }
  const gone = 'These words were removed.'
  if (kind === 'changed')
    return { heading: 'It was changed', tone: 'plain', text: words ?? gone, facts: [who] }
  if (kind === 'reopened') return { heading: 'It was opened again', text: words ?? gone, facts: [who] }
  const late = view.overdue && view.turns.at(-1)?.kind === 'closed'
  return {
    ...{ heading: 'What we learned', tone: late ? 'clay' : 'soft', text: learned ?? gone },
    facts: [
      { term: 'What will change', ...(change ? { value: change } : { missing: gone }) },
      { term: 'Who sees to it', value: owner ?? 'Name not known' },
      {
        term: 'By',
        value: dueOn ? formatCivilDate(dueOn) : 'No day',
        ...(late ? { tag: { text: 'Past its day', tone: 'clay' as const } } : {}),
      },
      who,
    ],
  }
}

function aboutCard({ reason, begunBy, begunOn, restricted }: CaseView): CardModel {
  return {
    heading: 'Why it is gone through',
    tone: 'soft',
    ...(reason ? { text: reason } : { text: 'These words were removed.' }),
    facts: [
      { term: 'Begun', value: formatCivilDate(begunOn), ...(begunBy ? { note: begunBy } : {}) },
      {
        term: 'Who may read it',
        value: restricted
          ? 'Only those who may know of every case'
          : 'Those who learn from serious cases, and the Board',
      },
    ],
  }
}
