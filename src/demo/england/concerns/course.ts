import { addWorkingDays } from '#law/working-days.ts'
import { civilDate } from '#platform/clock.ts'
import type { Random } from '../../random.ts'

export const DAY = 86_400_000

/** How far one concern has come, and when. Times in milliseconds. */
export interface Course {
  readonly state: 'received' | 'looking' | 'enquiry' | 'no-enquiry' | 'closed'
  readonly danger: 'now' | 'no' | 'not-known'
  readonly receivedAt: number
  readonly dueOn: string | null
  readonly lookedAt: number | null
  readonly decidedAt: number | null
  readonly outcome: 'enquiry' | 'no-enquiry' | null
  readonly closedAt: number | null
}

/** Of those in hand: what waits to be looked at, is looked at, is enquired into, or was decided and not yet closed. */
const inHand = [
  ['received', 12],
  ['looking', 23],
  ['enquiry', 45],
  ['no-enquiry', 20],
] as const

export function courseOf(receivedAt: number, open: boolean, now: number, random: Random): Course {
  const danger = random.weighted([
    ['now', 4],
    ['no', 70],
    ['not-known', 26],
  ] as const)
  // Of ten concerns three become an enquiry, as the national figures have it in round numbers.
  const outcome = random.chance(0.3) ? 'enquiry' : 'no-enquiry'
  const state = open ? random.weighted(inHand) : 'closed'
  const after = (from: number, least: number, most: number) =>
    Math.min(now - 1, from + least * DAY + Math.floor(random.float() * (most - least) * DAY))
  const lookedAt = state === 'received' ? null : after(receivedAt, 0.05, 2)
  const decided = state !== 'received' && state !== 'looking' && lookedAt !== null
  const decidedAt = decided ? after(lookedAt, 0.2, 6) : null
  const closedAt =
    state === 'closed' && decidedAt ? after(decidedAt, 1, outcome === 'enquiry' ? 160 : 20) : null
  return {
    ...{ state, danger, receivedAt, lookedAt, decidedAt, closedAt },
    dueOn: state === 'received' || state === 'looking' ? targetFrom(lookedAt ?? receivedAt, danger) : null,
    outcome: decided ? (state === 'closed' ? outcome : state) : null,
  }
}

/** Danger now is for the day; anything else for the next working day. */
function targetFrom(at: number, danger: Course['danger']): string {
  const day = civilDate(Temporal.Instant.fromEpochMilliseconds(at))
  return (danger === 'now' ? day : addWorkingDays(day, 1)).toString()
}
