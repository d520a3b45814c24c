import { fsum } from 'd3-array'
import { demand } from './demand.ts'

/**
 * By how much units differ beyond chance. `phi` is the mean of squared (winsorised) z: 1 where chance alone is at
 * work. `tau2` is the variance between units that are all in order, on the scale of Y (additive random effects).
 * Source: D. J. Spiegelhalter, Handling over-dispersion of performance indicators, Quality and Safety in Health Care,
 * 2005, after R. DerSimonian and N. Laird, Meta-analysis in clinical trials, 1986.
 */
export function dispersion(z: Float64Array | readonly number[]): number {
  demand(z.length > 0, 'There is no spread of nothing')
  return fsum(squares(z)) / z.length
}

/**
 * @param s the standard deviations of Y under chance alone, one for each unit, more than 0.
 * @returns 0 where the units differ no more than by chance, and for a single unit, which differs from none.
 */
export function betweenUnits(phi: number, s: Float64Array | readonly number[]): number {
  const count = s.length
  if (count < 2 || count * phi < count - 1) return 0
  const sum = fsum(weights(s))
  // The same as sum - (sum of squares) / sum, without taking one large number from another.
  const spread = fsum(shares(s, sum))
  return spread > 0 ? Math.max(0, (count * phi - (count - 1)) / spread) : 0
}

function* squares(z: Iterable<number>) {
  for (const one of z) yield one * one
}

function* weights(s: Iterable<number>) {
  for (const one of s) yield 1 / (one * one)
}

function* shares(s: Iterable<number>, sum: number) {
  for (const weight of weights(s)) yield (weight * (sum - weight)) / sum
}
