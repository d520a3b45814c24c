import { demand, demandFinite } from './demand.ts'

/** One item: its z, and how much it weighs (0 or more) for what is asked, for its source and for what it is about. */
export interface Weighted {
  readonly z: number
  readonly weight: number
}

/**
 * Several z as one: sum of w z over the square root of (sum of w squared + 2 sum over pairs of w w rho). Without the
 * correlation two tellings of one thing count as two.
 * Source: S. A. Stouffer and others, The American Soldier, 1949, weighted after T. Liptak, 1958; as used for the
 * NHS by D. Spiegelhalter and others, Statistical methods for healthcare regulation, Journal of the Royal Statistical
 * Society A, 2012.
 * @param correlation of two items, by their places; the same for all pairs where it is a number.
 * @returns undefined where there is nothing to go by: no item, no weight, or items that cancel out.
 */
export function combine(
  items: readonly Weighted[],
  correlation: number | ((i: number, j: number) => number),
): number | undefined {
  for (const { z, weight } of items) {
    demandFinite({ z, weight })
    demand(weight >= 0, `A weight is 0 or more, and not ${weight}`)
  }
  const rho = typeof correlation === 'number' ? () => correlation : correlation
  let [sum, variance] = [0, 0]
  for (const [i, a] of items.entries()) {
    sum += a.weight * a.z
    variance += a.weight ** 2
    for (const [j, b] of items.slice(0, i).entries()) variance += 2 * a.weight * b.weight * valid(rho(i, j))
  }
  return variance > 0 ? sum / Math.sqrt(variance) : undefined
}

function valid(rho: number): number {
  demand(rho >= -1 && rho <= 1, `A correlation is from -1 to 1, and not ${rho}`)
  return rho
}
