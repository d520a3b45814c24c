import { countSays } from '#law/circumstances.ts'
import { labelOf } from '#law/code-list.ts'
import { leadOf } from '#law/parallel-processes.ts'
import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { CardModel, FactModel, TagModel } from '#platform/view/models.ts'
import type { CaseBlock } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { followUpHref } from '../follow-ups/case-part.ts'
import { concernHref } from '../view/words.ts'
import type { Standing, Taken } from './holding.ts'
import { isStale } from './holding.ts'

export const circumstanceHref = (concernId: string, code = ''): string =>
  `${concernHref(concernId)}/circumstances${code && `/${code}`}`

/** On the case: what may hold, and what nobody has answered of it. */
export function circumstancesCard(whole: CaseView, standings: readonly Standing[], may: boolean): CardModel {
  const active = standings.filter(one => one.active)
  const waiting = active.filter(one => one.open > 0).length
  const href = circumstanceHref(whole.id)
  return {
    heading: headingOf(active.length, waiting),
    ...(active.length === 0
      ? { text: 'Hospital, a move, no family, domestic abuse and others each change what to ask.' }
      : {}),
    tone: waiting > 0 ? 'lamp' : 'plain',
    facts: active.map(one => factOf(one, whole.id)),
    links: may
      ? [{ text: active.length === 0 ? 'See what to think of' : 'See what else to think of', href }]
      : [],
  }
}

function headingOf(active: number, waiting: number): string {
  if (active === 0) return 'Nobody has said that anything else must be thought of'
  if (waiting === 0) return 'What else must be thought of is answered'
  return waiting === 1
    ? 'One thing changes what must be thought of'
    : `${waiting} things change what must be thought of`
}

const questions = (count: number): string => (count === 1 ? 'One question is' : `${count} questions are`)

export function standingWords({ written, open, unsettled }: Standing): string {
  if (!written) return 'Nobody has answered yet what this means'
  if (open > 0) return `${questions(open)} open`
  return unsettled > 0 ? 'All is answered; something is left to do' : 'All is answered'
}

function factOf(one: Standing, concernId: string): FactModel {
  const tried = one.routes.filter(route => route.followUp).length
  const told = one.routes.length > 0 ? `Told or asked: ${tried} of ${one.routes.length}.` : ''
  return {
    term: one.circumstance.holds,
    value: standingWords(one),
    href: circumstanceHref(concernId, one.circumstance.code),
    note: [one.because, told].filter(Boolean).join(' '),
    ...tagOf(one),
  }
}

const tagOf = ({ open, written }: Standing): { tag?: TagModel } =>
  open > 0 || !written ? { tag: { text: 'To answer', tone: 'lamp' } } : {}

/** The questions with their answers, in the wording answered. */
export function answersCard(one: Standing, whole: CaseView, may: boolean): CardModel {
  const { circumstance, written } = one
  const stale = isStale(whole, written)
  const href = `${circumstanceHref(whole.id, circumstance.code)}/write`
  const facts: FactModel[] =
    written && !stale
      ? written.answered.map(({ question, answer }) => ({ term: question, value: answer }))
      : circumstance.asks.map(({ question, hint }) => ({
          term: question,
          missing: 'Nobody has answered yet',
          ...(hint ? { note: hint } : {}),
        }))
  return {
    heading: stale ? 'They are in hospital again: answer anew' : standingWords(one),
    tone: one.open > 0 ? 'lamp' : 'plain',
    facts: [...facts, ...countFacts(one), ...wordFacts(one)],
    ...(may ? { button: { text: written ? 'Answer again' : 'Answer', href } } : {}),
  }
}

function countFacts({ circumstance, written }: Standing): FactModel[] {
  const { number } = circumstance
  if (!number) return []
  const says = countSays(circumstance, written?.counted)
  const count = written?.counted
  return [
    count === null || count === undefined
      ? { term: number.label, missing: 'None was filled in' }
      : {
          term: number.label,
          value: String(count),
          note: `${says ?? ''} ${number.citation}. A prompt: it opens and closes nothing.`,
        },
  ]
}

function wordFacts({ written }: Standing): FactModel[] {
  if (!written) return []
  const { happenedOn, about, words, at, by } = written
  return [
    ...(happenedOn ? [{ term: 'When it happened', value: formatCivilDate(happenedOn) }] : []),
    ...(about ? [{ term: 'Who, where, about when', value: about }] : []),
    ...(words ? [{ term: 'In words', value: words }] : []),
    { term: 'Written', value: `${formatDateTime(at)}, ${by ?? 'somebody who has left'}` },
  ]
}

export const promptsTable = ({ circumstance }: Standing): CaseBlock => ({
  table: {
    heading: 'What to think of',
    text: 'Prompts for a person who decides.',
    model: {
      caption: `What to think of: ${circumstance.title}`,
      captionHidden: true,
      columns: [{ label: 'Think of this' }, { label: 'It rests on' }],
      rows: circumstance.prompts.map(({ says, citation }) => [{ text: says }, { text: citation }]),
    },
  },
})

export function routesCard({ routes }: Standing, whole: CaseView, may: boolean): CardModel {
  const left = routes.filter(one => !one.followUp).length
  return {
    heading: left === 0 ? 'Everybody has been told or asked' : 'Who is told or asked',
    tone: left === 0 ? 'plain' : 'lamp',
    text: 'Each has a lead there, an owner here and a day. None of them holds the case open.',
    facts: routes.map(one => routeFact(one, whole.id, may)),
  }
}

function routeFact({ route, followUp }: Taken, concernId: string, may: boolean): FactModel {
  const lead = followUp?.lead ?? leadOf(route.process)
  if (!followUp) {
    const href = `${concernHref(concernId)}/follow-ups/new?process=${route.process}`
    return {
      term: route.says,
      missing: 'Nobody has yet',
      note: `Led there by: ${lead ?? labelOf('parallel-processes', route.process)}. By when: ${byWhen(route)}, a local target.`,
      ...(may ? { action: { text: 'Tell or ask', href, hiddenText: route.says } } : {}),
    }
  }
  const day = followUp.answeredOn ?? followUp.dueOn
  return {
    term: route.says,
    value: followUp.stateLabel,
    href: followUpHref(concernId, followUp.id),
    note: [lead, followUp.reference, formatCivilDate(day)].filter(Boolean).join(', '),
    ...(followUp.overdue ? { tag: { text: 'Past its day', tone: 'clay' as const } } : {}),
  }
}

const byWhen = ({ days, counting }: Taken['route']): string =>
  days === 0 ? 'today' : `${days} ${counting === 'working' ? 'working ' : ''}${days === 1 ? 'day' : 'days'}`

export const changesCard = ({ circumstance }: Standing): CardModel => ({
  heading: 'What Lantern does while it holds',
  text: circumstance.changes.join(' '),
})
