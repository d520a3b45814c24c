import { quantiles } from '../../method/quantile.ts'
import { type Share, shareOf } from '../../method/wilson.ts'
import { LOOKED_FOR } from './calendar.ts'
import { isRaised, type Watched } from './watch.ts'

/** What became of all homes of one kind: whole numbers, added up world by world. */
export interface Tally {
  homes: number
  before: number
  /** Homes by the month in which they first were at "look" or above, from 1. */
  after: number[]
  raisedAtEnd: number
  actNowAtEnd: number
}

export const emptyTally = (): Tally => ({
  ...{ homes: 0, before: 0, raisedAtEnd: 0, actNowAtEnd: 0 },
  after: Array.from({ length: LOOKED_FOR }, () => 0),
})

export function count(tally: Tally, { before, after, atEnd }: Watched): void {
  tally.homes++
  if (before) tally.before++
  if (after !== null) tally.after[after - 1] = (tally.after[after - 1] ?? 0) + 1
  if (isRaised(atEnd)) tally.raisedAtEnd++
  if (atEnd === 'act-now') tally.actNowAtEnd++
}

/** Shares with Wilson's intervals; null where there was none to ask of. */
export interface Outcome {
  readonly homes: number
  /** At "look" or above before anything began. */
  readonly before: Share | null
  /** Of those that were not: at "look" or above at some time in the twelve months. */
  readonly raised: Share | null
  /** At "look" or above on the last day, and at "act now". */
  readonly atEnd: Share | null
  readonly actNow: Share | null
  /** Months from the beginning to the first "look", of those that were raised. */
  readonly months: { readonly quarter: number; readonly half: number; readonly threeQuarters: number } | null
}

export function outcomeOf({ homes, before, after, raisedAtEnd, actNowAtEnd }: Tally): Outcome {
  const raised = after.reduce((sum, number) => sum + number, 0)
  const all = after.flatMap((number, i) => Array.from({ length: number }, () => i + 1))
  const [quarter = 0, half = 0, threeQuarters = 0] = raised > 0 ? quantiles(all, [0.25, 0.5, 0.75]) : []
  return {
    homes,
    before: shareOf(before, homes) ?? null,
    raised: shareOf(raised, homes - before) ?? null,
    atEnd: shareOf(raisedAtEnd, homes) ?? null,
    actNow: shareOf(actNowAtEnd, homes) ?? null,
    months: raised > 0 ? { quarter, half, threeQuarters } : null,
  }
}
