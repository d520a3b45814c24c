import { fsum } from 'd3-array'
import { demand, demandFinite } from './demand.ts'

/** From a mean moving range to three standard deviations of a single value, and to the limit of the range itself. */
const VALUE_LIMIT = 2.66
const RANGE_LIMIT = 3.267

export interface Xmr {
  readonly mean: number
  readonly meanMovingRange: number
  /** As it comes out: for counts it may be below nothing, and then nothing is shown. */
  readonly lower: number
  readonly upper: number
  readonly upperMovingRange: number
  /** One fewer than the values: from each to the next. */
  readonly movingRanges: readonly number[]
  /** One standard deviation, as the moving ranges tell it. */
  readonly sigma: number
}

/**
 * Single values and their moving ranges: mean -/+ 2.66 mean moving range; the range's limit 3.267 of its mean.
 * Source: D. J. Wheeler, Understanding Variation, 1993; NHS England, Making Data Count.
 * @param values one for each period, in order, any unit. A single value has no range: then its limits are itself.
 */
export function xmr(values: readonly number[]): Xmr {
  demand(values.length > 0, 'A chart needs at least one value')
  for (const value of values) demandFinite({ value })
  const movingRanges = values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? value)))
  const mean = fsum(values) / values.length
  const meanMovingRange = fsum(movingRanges) / Math.max(1, movingRanges.length)
  const reach = VALUE_LIMIT * meanMovingRange
  return {
    mean,
    meanMovingRange,
    lower: mean - reach,
    upper: mean + reach,
    upperMovingRange: RANGE_LIMIT * meanMovingRange,
    movingRanges,
    sigma: reach / 3,
  }
}
