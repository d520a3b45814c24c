import { demand } from './demand.ts'
import { gammaQuantile } from './distributions.ts'

/**
 * The shape a of the prior Gamma(a, a), mean 1 and variance 1/a, from the variance between units: on the square-root
 * scale the variance of the true ratio is about 4 tau2, on the log scale about tau2 (derived by the delta method).
 * @returns infinity where units do not differ: then every true ratio is taken for 1.
 */
export function priorShape(tau2: number, scale: 'square-root' | 'log'): number {
  demand(tau2 >= 0, `A variance is 0 or more, and not ${tau2}`)
  return 1 / (scale === 'square-root' ? 4 * tau2 : tau2)
}

export interface Shrunken {
  /** How many times what was expected, drawn towards 1 as little is known. */
  readonly ratio: number
  readonly lower95: number
  readonly upper95: number
}

/**
 * Gamma-Poisson: (O + a) / (E + a), with the middle 95 in 100 of its posterior. Only these may be put in order, and
 * only with their intervals: raw ratios put the smallest homes at both ends.
 * Source: D. Clayton and J. Kaldor, Empirical Bayes estimates of age-standardized relative risks, Biometrics, 1987.
 * @param expected 0 or more: with nothing expected the answer is the prior's.
 */
export function shrink(observed: number, expected: number, shape: number): Shrunken {
  demand(observed >= 0 && Number.isFinite(observed), `What was observed is 0 or more, and not ${observed}`)
  demand(expected >= 0 && Number.isFinite(expected), `What was expected is 0 or more, and not ${expected}`)
  demand(shape > 0, `A shape is more than 0, and not ${shape}`)
  if (shape === Infinity) return { ratio: 1, lower95: 1, upper95: 1 }
  const rate = expected + shape
  const quantile = (p: number) => gammaQuantile(p, observed + shape) / rate
  return { ratio: (observed + shape) / rate, lower95: quantile(0.025), upper95: quantile(0.975) }
}
