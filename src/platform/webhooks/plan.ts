import type { Posted } from './post.ts'

/** After so many tries, over about a day and a half, an event that the other system answers to is set aside. */
export const MOST_TRIES = 12

const FIRST_WAIT_SECONDS = 30
const LONGEST_WAIT_SECONDS = 6 * 3600

/** How long until the next try, after so many: doubling from 30 seconds to six hours, as with jobs. */
export function waitAfter(tries: number): { readonly seconds: number } {
  return { seconds: Math.min(FIRST_WAIT_SECONDS * 2 ** (Math.max(1, tries) - 1), LONGEST_WAIT_SECONDS) }
}

/** Answers of a server, or of what stands before it, that is not there just now or has too much to do. */
const notThere: readonly number[] = [408, 425, 429, 502, 503, 504]

/**
 * Whether the other system itself did not want this event. One that cannot be reached will want it later, and
 * nothing overtakes it; one that answers may stumble over this event alone, which must not hold up all others.
 */
export function isRefusal({ code, why }: Posted): boolean {
  return why !== undefined && code !== undefined && !notThere.includes(code)
}

/** After so long without one success the administrators are told, once. */
const DAYS_UNTIL_TOLD = 3

export function isTimeToTell(failingSince: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(failingSince.add({ hours: 24 * DAYS_UNTIL_TOLD }), now) <= 0
}
