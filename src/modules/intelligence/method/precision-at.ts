import type { Foretold } from './area-under-curve.ts'
import { type Share, shareOf } from './wilson.ts'

/**
 * Of the `first` homes by score, in how many it happened. Where several share the score at the edge, each counts for
 * the chance that it would have been among them, so that no order of the rows makes it better.
 * @returns undefined for no home. The interval is Wilson's, of the nearest whole number.
 */
export function precisionAt(homes: readonly Foretold[], first: number): Share | undefined {
  const groups = [...Map.groupBy(homes, home => home.score)].sort(([a], [b]) => b - a)
  let [left, hits] = [Math.min(first, homes.length), 0]
  const of = left
  for (const [, group] of groups) {
    const taken = Math.min(left, group.length)
    hits += (taken / group.length) * group.filter(home => home.happened).length
    left -= taken
  }
  const interval = shareOf(Math.round(hits), of)
  return interval && { ...interval, share: hits / of }
}
