import { demand } from './demand.ts'

/**
 * Which of many tests stand out when at most the share `rate` of those that do may be false alarms: with p in order,
 * the first k where k is the largest with p(k) <= rate k / m.
 * Source: Y. Benjamini and Y. Hochberg, Controlling the false discovery rate, Journal of the Royal Statistical Society
 * B, 1995.
 * @returns one answer for each p, in their order.
 */
export function falseDiscovery(p: readonly number[], rate: number): boolean[] {
  demand(rate > 0 && rate < 1, `A rate of false discovery is between 0 and 1, and not ${rate}`)
  demand(
    p.every(one => one >= 0 && one <= 1),
    'Each p is from 0 to 1',
  )
  const sorted = p.toSorted((a, b) => a - b)
  const last = sorted.findLast((one, i) => one <= (rate * (i + 1)) / sorted.length)
  return p.map(one => last !== undefined && one <= last)
}
