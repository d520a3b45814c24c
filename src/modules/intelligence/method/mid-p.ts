import { normalQuantile, poissonAbove, poissonAt, poissonBelow } from './distributions.ts'

/**
 * The exact z of a small count: p = P(X > O) + P(X = O) / 2 under a Poisson of mean E, z = -quantile(p). Computed in
 * whichever tail is smaller, so that neither is lost; |z| ends just below 39.
 * Source: H. O. Lancaster, Significance tests in discrete distributions, Journal of the American Statistical
 * Association, 1961, for the mid-p.
 * @param observed a whole number of 0 or more. @param expected more than 0, in the same unit.
 */
export function midPZ(observed: number, expected: number): number {
  const half = poissonAt(observed, expected) / 2
  const above = poissonAbove(observed, expected) + half
  const below = poissonBelow(observed, expected) + half
  // Not -quantile: minus nothing is nothing.
  return above <= below ? 0 - normalQuantile(above) : normalQuantile(below)
}
