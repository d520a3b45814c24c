import { demand } from './demand.ts'

/**
 * z with what units differ by beyond chance allowed for.
 * Source: D. J. Spiegelhalter, Handling over-dispersion of performance indicators, Quality and Safety in Health Care,
 * 2005, who found the additive form conceptually stronger.
 */
export function additiveZ(unit: { y: number; target: number; s: number }, tau2: number): number {
  return (unit.y - unit.target) / spreadWith(unit.s, tau2)
}

/** The standard deviation of Y with the variance between units. */
export function spreadWith(s: number, tau2: number): number {
  demand(s > 0 && tau2 >= 0, `A deviation is more than 0 and a variance not less: ${s}, ${tau2}`)
  return Math.hypot(s, Math.sqrt(tau2))
}

/** The multiplicative alternative: smaller where the spread is more than chance, never larger. */
export function multiplicativeZ(z: number, phi: number): number {
  return phi > 1 ? z / Math.sqrt(phi) : z
}

/** So that positive is always worse. */
export function orient(z: number, worse: 'high' | 'low'): number {
  // Not -z: minus nothing is nothing.
  return worse === 'high' ? z : 0 - z
}
