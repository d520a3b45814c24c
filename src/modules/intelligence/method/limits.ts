import { spreadWith } from './adjusted.ts'
import type { Scale } from './transform.ts'

/**
 * How many standard deviations of a normal lie within the limits, as funnel plots are drawn by convention.
 * Source: D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine, 2005.
 */
export const Z_95 = 1.96
export const Z_998 = 3.09

/**
 * Between which values a unit of this size is expected, as people read them: a ratio or a share.
 * @param target on the scale of Y, as `s`.
 */
export function funnelLimits(
  { back }: Pick<Scale, 'back'>,
  { target, s, tau2, z }: { target: number; s: number; tau2: number; z: number },
): { lower: number; upper: number } {
  const reach = z * spreadWith(s, tau2)
  return { lower: back(target - reach), upper: back(target + reach) }
}
