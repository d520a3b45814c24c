import { type HomePast, knownFrom } from '../../../homes/index.ts'
import { daysBetween } from '../../triangulate/live.ts'

/** CQC's grades from best to worst. */
export const gradeRanks: Readonly<Record<string, number>> = {
  outstanding: 0,
  good: 1,
  'requires-improvement': 2,
  inadequate: 3,
}

export const outcomeCodes = ['below-good', 'fell', 'closed-while-inadequate'] as const
export type OutcomeCode = (typeof outcomeCodes)[number]

export const outcomeWords: Readonly<Record<OutcomeCode, string>> = {
  'below-good': 'The next rating is below Good',
  fell: 'The next rating is lower than the one before it',
  'closed-while-inadequate':
    'It closed while rated Inadequate. CQC’s record gives no reasons: this stands for an enforced closure and is not proof of one',
}

/** What came of a home after a day, within so many days. */
export interface Outcome {
  /** True, false, or null: nobody looked, or it cannot be asked. Not looked at is not fine. */
  readonly happened: Readonly<Record<OutcomeCode, boolean | null>>
  /** The next overall rating and its day; null where none was published in time. */
  readonly next: { readonly on: string; readonly rank: number } | null
  readonly closedOn: string | null
}

/** The rating that stood on the day is taken from `rank`; null where the home had none. */
export function outcomeAfter({ events }: HomePast, on: string, days: number, rank: number | null): Outcome {
  const after = events
    .filter(event => event.withdrawnAt === null && event.onDate !== null)
    .filter(event => knownFrom(event) > on && daysBetween(on, knownFrom(event)) <= days)
    .toSorted((a, b) => (knownFrom(a) < knownFrom(b) ? -1 : 1))
  const ratings = after.filter(event => event.type === 'RatingPublished' && !event.inherited)
  const closing = after.find(event => event.type === 'HomeClosed')
  const closedOn = closing ? knownFrom(closing) : null
  // What is published of a home that has closed is told of it all the same.
  const [first] = ratings.flatMap(event => {
    const graded = event.type === 'RatingPublished' ? gradeRanks[event.rating] : undefined
    return graded === undefined ? [] : [{ on: knownFrom(event), rank: graded }]
  })
  const atClosing = ratings.findLast(event => closedOn !== null && knownFrom(event) <= closedOn)
  const standing = atClosing?.type === 'RatingPublished' ? (gradeRanks[atClosing.rating] ?? null) : rank
  return {
    next: first ?? null,
    closedOn,
    happened: {
      'below-good': first ? first.rank >= 2 : null,
      fell: first && rank !== null ? first.rank > rank : null,
      // Closed for other reasons says nothing of how it was run; open is what did not close.
      'closed-while-inadequate': closedOn === null ? false : standing === 3 ? true : null,
    },
  }
}
