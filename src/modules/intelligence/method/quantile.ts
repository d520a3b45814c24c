import { quantileSorted } from 'd3-array'
import { demand } from './demand.ts'

/**
 * Quantiles of type 7, as R gives them by default: linear between the order statistics around (n - 1) p.
 * Source: R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, The American Statistician, 1996.
 * @param numbers in any order, at least one, in any unit; the answers are in the same.
 */
export function quantiles(numbers: Iterable<number>, probabilities: readonly number[]): number[] {
  const sorted = Array.from(Float64Array.from(numbers).sort())
  demand(sorted.length > 0, 'There is no quantile of nothing')
  demand(
    sorted.every(number => Number.isFinite(number)),
    'Quantiles are of finite numbers',
  )
  return probabilities.map(p => quantileSorted(sorted, p) ?? Number(sorted[0]))
}
