import type { PageContext } from '#platform/http/page/page.ts'
import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { CardModel, FactModel, LinkModel } from '#platform/view/models.ts'
import type { CaseStep, ChronologyEntry, PlacedBlock } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { concernHref } from '../view/words.ts'
import * as commands from './commands.ts'
import type { DisputesPart, DisputeView, EntryView } from './schema.ts'

export const disputesIn = (whole: CaseView): DisputesPart => whole.parts.disputes as DisputesPart

const GONE = 'These words were removed.'

export function disputeBlocks(
  { items }: DisputesPart,
  whole: CaseView,
  ctx: PageContext,
): readonly PlacedBlock[] {
  return items.map((one, at) => ({
    ...{ place: 'story' as const, order: 210 + at / 1000 },
    block: { card: cardOf(one, whole, ctx) },
  }))
}

/** 'Family or a friend disputes: that there is no enquiry. Nobody reviews it yet' Pure. */
export function headingOf({
  side,
  sideLabel,
  who,
  aboutLabel,
  state,
  stateLabel,
  entries,
}: DisputeView): string {
  const what = `${side === 'adult' ? 'The adult' : (who ?? sideLabel)} disputes: ${aboutLabel.toLowerCase()}`
  const outcome = entries.findLast(one => one.kind === 'outcome')?.codeLabel
  if ((state === 'decided' || state === 'told') && outcome) return `${what}. ${outcome}`
  return `${what}. ${stateLabel}`
}

const WAITING: readonly string[] = ['received', 'decided', 'escalated']

function cardOf(one: DisputeView, whole: CaseView, ctx: PageContext): CardModel {
  const ways = linksOf(one, whole, ctx)
  const button = ways.find(link => isNext(link.href, one.state))
  const links = ways.filter(link => link !== button)
  const { overdue, state, said, wants, receivedOn, dueOn, reviewer, entries } = one
  const facts: FactModel[] = [
    { term: 'What they say', ...(said ? { value: said } : { missing: GONE }), note: noteOf(one) },
    ...(wants ? [{ term: 'What they want instead', value: wants }] : []),
    { term: 'Who reviews it', ...(reviewer ? { value: reviewer } : { missing: 'Nobody now' }) },
    ...(dueOn
      ? [
          {
            term: 'Local target',
            value: formatCivilDate(dueOn),
            note: `They said so on ${formatCivilDate(receivedOn)}`,
            ...(overdue ? { tag: { text: 'Past it', tone: 'clay' as const } } : {}),
          },
        ]
      : []),
    ...entries.map(entryFact),
  ]
  return {
    heading: headingOf(one),
    tone: overdue || WAITING.includes(state) ? 'lamp' : 'plain',
    facts,
    ...(button ? { button } : {}),
    links,
  }
}

/** The one thing most likely to be next. */
function isNext(href: string, state: DisputeView['state']): boolean {
  if (href.endsWith('/reviewer')) return state !== 'reviewing'
  return href.endsWith('/outcome') || href.endsWith('/answer')
}

const noteOf = ({ sideLabel, who }: DisputeView): string => [sideLabel, who].filter(Boolean).join(', ')

const terms: Readonly<Record<string, string>> = {
  reviewer: 'A reviewer was named',
  outcome: 'Reviewed',
  told: 'They were told',
  escalated: 'Escalated',
  route: 'Taken further',
  withdrawn: 'Taken back',
}

/** One thing that was done with it, in a line. */
export function entryLine({ kind, codeLabel, account, whom, words, onDate }: EntryView): string {
  const day = onDate ? formatCivilDate(onDate) : ''
  const when = kind === 'escalated' && day ? `answer by ${day}` : day
  return [codeLabel, account, whom, when, words].filter(Boolean).join('. ') || GONE
}

const entryFact = (entry: EntryView): FactModel => ({
  term: terms[entry.kind] ?? entry.kind,
  value: entryLine(entry),
  note: [entry.by, formatDateTime(entry.at)].filter(Boolean).join(', '),
})

function linksOf({ id, state, reviewerId }: DisputeView, whole: CaseView, ctx: PageContext): LinkModel[] {
  const to = (path: string) => `${concernHref(whole.id)}/disputes/${id}/${path}`
  const { nameReviewer, decideDispute, tellDispute, escalateDispute, routeDispute, withdrawDispute } =
    commands
  const all = [
    { in: ['received', 'escalated'], command: nameReviewer, text: 'Name who reviews it', path: 'reviewer' },
    {
      in: reviewerId === ctx.accountId ? ['reviewing'] : [],
      command: decideDispute,
      text: 'Say how it came out',
      path: 'outcome',
    },
    { in: ['decided'], command: tellDispute, text: 'They were told', path: 'answer' },
    { in: ['reviewing'], command: nameReviewer, text: 'Name somebody else to review it', path: 'reviewer' },
    {
      in: ['received', 'reviewing', 'told'],
      command: escalateDispute,
      text: 'Escalate it, by name and day',
      path: 'escalation',
    },
    { in: ['told', 'escalated'], command: routeDispute, text: 'They take it further', path: 'route' },
    {
      in: ['received', 'reviewing', 'escalated'],
      command: withdrawDispute,
      text: 'They took it back',
      path: 'withdrawal',
    },
  ]
  return all
    .filter(link => link.in.includes(state) && ctx.mayEver(link.command))
    .map(({ text, path }) => ({ text, href: to(path) }))
}

/** Also in a closed case: that it was closed is what is disputed then. */
export function disputeSteps(_value: DisputesPart, whole: CaseView, ctx: PageContext): readonly CaseStep[] {
  if (!ctx.mayEver(commands.recordDispute)) return []
  const href = `${concernHref(whole.id)}/disputes/new`
  return [{ order: 780, link: { text: 'Somebody disputes a decision', href } }]
}

export function disputeChronology({ items }: DisputesPart): readonly ChronologyEntry[] {
  return items.flatMap(one => [
    {
      ...{ on: one.receivedOn, text: `A decision was disputed: ${one.said ?? GONE}`, note: noteOf(one) },
      turning: true,
    },
    ...one.entries.map(entry => ({
      ...{ on: entry.at, text: `${terms[entry.kind] ?? entry.kind}: ${entryLine(entry)}` },
      note: entry.by ?? '',
    })),
  ])
}
