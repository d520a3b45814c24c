import { halfDay } from '../half-day.ts'

/** Wrong codes given for one reference in one half day. Kept with the reference; of who gave them nothing is known. */
export interface Tries {
  readonly failed: number
  /** The half day they belong to. */
  readonly since: Temporal.Instant
}

/** Enough for any slip of the pen; of 73 bits nobody guesses one in a hundred years of these. */
const MOST = 50

export function mayTry(tries: Tries | undefined, now: Temporal.Instant): boolean {
  return failedNow(tries, now) < MOST
}

/** What to keep after a wrong code. */
export function afterWrongCode(tries: Tries | undefined, now: Temporal.Instant): Tries {
  return { failed: failedNow(tries, now) + 1, since: halfDay(now) }
}

function failedNow(tries: Tries | undefined, now: Temporal.Instant): number {
  return tries?.since.equals(halfDay(now)) ? tries.failed : 0
}
