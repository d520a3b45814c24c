import { quantiles } from './quantile.ts'

/** The share that is drawn in at each side: what is odd must not decide how odd the rest is. */
export const WINSORISED_SHARE = 0.1

/**
 * The lowest and the highest z that stay as they are: the share's quantiles of type 7 at each side.
 * Source: D. J. Spiegelhalter, Handling over-dispersion of performance indicators, Quality and Safety in Health
 * Care, 2005.
 */
export function winsorLimits(z: Iterable<number>, share = WINSORISED_SHARE): { low: number; high: number } {
  const [low = 0, high = 0] = quantiles(z, [share, 1 - share])
  return { low, high }
}

export function winsorise(z: number, { low, high }: { low: number; high: number }): number {
  return Math.min(Math.max(z, low), high)
}

/**
 * The other way, of the summary hospital-level mortality indicator: what is outside is left out, and counts no more.
 * Source: NHS, SHMI methodology; as in the open code of FunnelPlotR.
 */
export function truncate(z: readonly number[], share = WINSORISED_SHARE): number[] {
  const { low, high } = winsorLimits(z, share)
  return z.filter(one => one >= low && one <= high)
}
