import { ageOn } from './age-band.ts'
import type { Answer, Fault } from './answers.ts'
import type { Day, Sureness } from './code-list.ts'
import data from './data/circumstances.json' with { type: 'json' }

/**
 * What changes what must be thought of in a case: in hospital, moved, under 18, domestic abuse and others. For each
 * what to ask, prompts with their law, and who is told by when. A person decides; no answer and no score opens or
 * closes a case.
 */
export interface Circumstance {
  readonly code: string
  readonly title: string
  /** The finding: 'They are in hospital'. */
  readonly holds: string
  readonly lede: string
  readonly sureness: Sureness
  readonly asks: readonly Asked[]
  readonly prompts: readonly { readonly says: string; readonly citation: string }[]
  readonly routes: readonly Route[]
  /** What Lantern does while it holds, in sentences. */
  readonly changes: readonly string[]
  /** Asks for the day on which it happened. */
  readonly day?: string
  readonly number?: Counted
  /** A crime is suspected. */
  readonly crime: boolean
}

export interface Asked {
  readonly code: string
  readonly question: string
  readonly hint?: string
  /** The answer after which nothing is left to do. */
  readonly clear: 'yes' | 'no'
  /** A yes is not taken while another question is open. */
  readonly last?: boolean
}

/** Somebody who is told or asked: a code of `parallel-processes`, and by when, a local target. */
export interface Route {
  readonly process: string
  readonly says: string
  readonly days: number
  readonly counting: 'working' | 'calendar'
}

interface Counted {
  readonly label: string
  readonly most: number
  /** The first that the number reaches speaks. */
  readonly steps: readonly { readonly atLeast: number; readonly says: string }[]
  readonly citation: string
}

interface Written {
  readonly from: string
  readonly to?: string
}

export type Answers = Readonly<Record<string, Answer | undefined>>

const written = data.kinds as readonly (Omit<Circumstance, 'crime' | 'sureness'> &
  Written & { readonly crime?: boolean; readonly sureness?: Sureness })[]

/** Every code that ever held: for input, and for old records. */
export const circumstanceCodes = [...new Set(written.map(one => one.code))] as [string, ...string[]]

/** In the order of the list. */
export function circumstancesOn(day: Day): readonly Circumstance[] {
  const on = String(day)
  return written
    .filter(({ from, to }) => from <= on && (to === undefined || on < to))
    .map(({ from: _, to: __, crime = false, sureness = data.sureness as Sureness, ...one }) => ({
      ...one,
      ...{ crime, sureness },
    }))
}

export function circumstanceOn(code: string, day: Day): Circumstance | undefined {
  return circumstancesOn(day).find(one => one.code === code)
}

/** Questions without an answer, and those of which the answer is not known: neither is ever taken for a no. */
export function openQuestions({ asks }: Circumstance, answers: Answers): readonly Asked[] {
  return asks.filter(({ code }) => (answers[code] ?? 'unknown') === 'unknown')
}

/** Answered, and not in the way after which nothing is left to do. */
export function unsettled({ asks }: Circumstance, answers: Answers): readonly Asked[] {
  return asks.filter(({ code, clear }) => {
    const answer = answers[code] ?? 'unknown'
    return answer !== 'unknown' && answer !== clear
  })
}

/** Answers to questions it does not ask, and a yes that comes before what it rests on. */
export function answerFaults(circumstance: Circumstance, answers: Answers): readonly Fault[] {
  const known = new Set(circumstance.asks.map(one => one.code))
  const strange = Object.keys(answers)
    .filter(code => !known.has(code))
    .map(code => ({ field: `answers.${code}`, message: 'Answer a question of this circumstance' }))
  const open = openQuestions(circumstance, answers).filter(one => !one.last)
  const early = circumstance.asks
    .filter(({ code, last }) => last && answers[code] === 'yes' && open.length > 0)
    .map(({ code }) => ({
      field: `answers.${code}`,
      message: `Answer first: ${open.map(one => one.question).join(' ')}`,
    }))
  return [...strange, ...early]
}

/** What a count such as of a DASH is a prompt for; nothing where there is none. */
export function countSays({ number }: Circumstance, count: number | null | undefined): string | undefined {
  if (!number || count === null || count === undefined) return undefined
  return number.steps.find(step => count >= step.atLeast)?.says
}

export interface SampleWindow {
  /** `now`: nothing is lost yet; `last-days`: some of it is; `past`: the centre still helps; `ask`: no day is known. */
  readonly state: 'now' | 'last-days' | 'past' | 'ask'
  readonly daysLeft: number | null
  readonly citation: string
}

/** How long samples may still be taken after a sexual assault: whole days, the centre decides. */
export function sampleWindow(happenedOn: string | null, today: Temporal.PlainDate): SampleWindow {
  const { citation, firstDays, lastDays } = data.samples
  if (!happenedOn) return { state: 'ask', daysLeft: null, citation }
  const gone = Temporal.PlainDate.from(happenedOn).until(today).days
  const state = gone <= firstDays ? 'now' : gone <= lastDays ? 'last-days' : 'past'
  return { state, daysLeft: Math.max(0, lastDays - gone), citation }
}

export interface Minority {
  /** `turned-18`: since the concern came in. */
  readonly state: 'child' | 'turned-18' | 'adult'
  readonly turns18On: string
}

/** Undefined where no date of birth is known. Who was born on 29 February is 18 on 1 March, as the law has it. */
export function minorityOn(
  bornOn: string | null,
  receivedOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Minority | undefined {
  if (!bornOn) return undefined
  const born = Temporal.PlainDate.from(bornOn)
  const eighteenth = born.add({ years: 18 })
  const turns18On = (eighteenth.day === born.day ? eighteenth : eighteenth.add({ days: 1 })).toString()
  if (ageOn(born, today) < 18) return { state: 'child', turns18On }
  return { state: ageOn(born, receivedOn) < 18 ? 'turned-18' : 'adult', turns18On }
}
