import { civilDate } from '#platform/clock.ts'
import type { Random } from '../random.ts'

export const DAY = 86_400_000
const HOUR = DAY / 24

export type Outcome = 'enquiry' | 'other-enquiry' | 'no-enquiry'
export type State = 'received' | 'looking' | 'enquiry' | 'no-enquiry' | 'closed'

/** How an enquiry went, as far as it has come. Times in milliseconds. */
export interface EnquiryCourse {
  readonly plannedAt: number | null
  readonly judgedAt: number | null
  readonly endedAt: number | null
  readonly end: 'concluded' | 'ceased' | 'died'
  readonly pause: { readonly from: number; readonly to: number | null } | null
  readonly state: 'planning' | 'enquiring' | 'concluding' | 'paused' | 'concluded' | 'ceased' | 'died'
}

/** How far one concern has come, and when. Null: not yet. */
export interface Course {
  readonly receivedAt: number
  readonly lookedAt: number | null
  readonly decidedAt: number | null
  readonly outcome: Outcome | null
  readonly enquiry: EnquiryCourse | null
  readonly closedAt: number | null
  readonly state: State
}

export const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
export const dayOf = (at: number): string => dateOf(at).toString()
export const dateOf = (at: number): Temporal.PlainDate =>
  civilDate(Temporal.Instant.fromEpochMilliseconds(Math.floor(at)))

/** The same or the next working day, within working hours, not before. */
function atWork(at: number, random: Random): number {
  const day = new Date(at)
  const ahead = day.getUTCDay() === 6 ? 2 : day.getUTCDay() === 0 ? 1 : 0
  const start = Math.floor(at / DAY) * DAY + ahead * DAY + 9 * HOUR
  const end = start + 7.5 * HOUR
  if (at > end) return atWork(start + DAY, random)
  const from = Math.max(at, start)
  return Math.floor(from + random.float() * (end - from))
}

interface Planned {
  readonly receivedAt: number
  readonly danger: 'now' | 'no' | 'not-known'
  readonly outcome: Outcome
  readonly now: number
  /** Nothing else about them is open: only then does a case end with a death here. */
  readonly mayDie: boolean
}

/** Everything that would come, and of it what has come by now. */
export function courseOf({ receivedAt, danger, outcome, now, mayDie }: Planned, random: Random): Course {
  const later = (from: number, least: number, most: number) =>
    atWork(from + (least + random.float() * (most - least)) * DAY, random)
  const sofar = (at: number) => (at < now ? at : null)
  const looked = danger === 'now' ? receivedAt + random.int(5, 50) * 60_000 : later(receivedAt, 0.02, 0.5)
  // Mostly by the local target, the next working day; a few wait for what somebody else knows.
  const decided = later(looked, 0.05, random.chance(0.85) ? 0.9 : 6)
  const lookedAt = sofar(looked)
  const decidedAt = sofar(decided)
  const enquiry = outcome === 'no-enquiry' ? null : enquiryOf(decided, later, { now, mayDie }, random)
  const ended = outcome === 'no-enquiry' ? decided : enquiry?.endedAt
  const closes = ended == null ? null : later(ended, 0.5, outcome === 'no-enquiry' ? 12 : 26)
  const closedAt = closes === null ? null : sofar(closes)
  const reached = decidedAt === null ? null : outcome
  const state = closedAt ? 'closed' : reached ? standing(reached) : lookedAt ? 'looking' : 'received'
  return {
    receivedAt,
    lookedAt,
    decidedAt,
    outcome: reached,
    enquiry: reached ? enquiry : null,
    closedAt,
    state,
  }
}

const standing = (outcome: Outcome): State => (outcome === 'no-enquiry' ? 'no-enquiry' : 'enquiry')

type Later = (from: number, least: number, most: number) => number

function enquiryOf(
  decided: number,
  later: Later,
  { now, mayDie }: Pick<Planned, 'now' | 'mayDie'>,
  random: Random,
): EnquiryCourse {
  const planned = later(decided, 0.5, 8)
  // Half within six weeks; a few take half a year.
  const judged = later(planned, 8 + 24 * random.float(), 20 + 26 * random.float() + 120 * random.float() ** 4)
  const ended = later(judged, 3, 18)
  const end = random.weighted([
    ['concluded', 90],
    ['ceased', 5],
    ['died', mayDie ? 6 : 0],
  ] as const)
  const stops = random.chance(0.1) ? later(planned, 1, 6) : null
  const goesOn = stops === null ? null : Math.min(judged - HOUR, later(stops, 4, 25))
  const pause = stops === null || stops >= now || (goesOn ?? 0) <= stops ? null : { from: stops, to: null }
  const paused = pause && goesOn !== null && goesOn < now ? { from: pause.from, to: goesOn } : pause
  const sofar = (at: number) => (at < now ? at : null)
  const [plannedAt, judgedAt, endedAt] = [sofar(planned), sofar(judged), sofar(ended)]
  const goes = plannedAt === null ? 'planning' : judgedAt === null ? 'enquiring' : 'concluding'
  const state = endedAt === null ? (paused && paused.to === null ? 'paused' : goes) : end
  return { plannedAt, judgedAt, endedAt, end, pause: paused, state }
}
