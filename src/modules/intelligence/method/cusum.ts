import { demand, demandFinite } from './demand.ts'

/**
 * What adds up: C = max(0, C before + step). It is one-sided, and does not start again after an alarm, so that
 * recovery can be seen; `bound` keeps it from climbing so far that recovery would take for ever.
 * Source: E. S. Page, Continuous inspection schemes, Biometrika, 1954; without restart and bounded, A. Gandy and
 * F. D. Lau, Non-restarting cumulative sum charts and control of the false discovery rate, Biometrika, 2013.
 */
export function cumulate(steps: readonly number[], bound = Infinity): number[] {
  demand(bound > 0, `A bound is more than 0, and not ${bound}`)
  let at = 0
  return steps.map((step, i) => {
    demandFinite({ [`step ${i + 1}`]: step })
    at = Math.min(bound, Math.max(0, at + step))
    return at
  })
}

/** How far from expected is not worth a step, and at what height an alarm sounds: commonly used, to be simulated. */
export const USUAL_K = 0.5
export const USUAL_H = 5

/** Steps of z - k, z positive where worse. Alarms where C reaches h. Source: as `cumulate`. */
export function zSteps(z: readonly number[], k = USUAL_K): number[] {
  demandFinite({ k })
  return z.map(one => one - k)
}

/**
 * Steps of the log-likelihood ratio of a Poisson rate that is `ratio` times what was expected against one that is
 * not: x ln R - (R - 1) E. A ratio below 1 looks for improvement.
 * Source: S. H. Steiner and others, Monitoring surgical performance using risk-adjusted cumulative sum charts,
 * Biostatistics, 2000, for the likelihood form, here of a Poisson.
 */
export function poissonSteps(
  periods: readonly { readonly observed: number; readonly expected: number }[],
  ratio: number,
): number[] {
  demandRatio(ratio)
  return periods.map(({ observed, expected }) => {
    demand(observed >= 0 && expected >= 0, 'What was observed and expected is 0 or more')
    return observed * Math.log(ratio) - (ratio - 1) * expected
  })
}

/**
 * The same of single outcomes: with odds `ratio` times those of the risk p, ln(R / (1 - p + R p)) where it happened,
 * ln(1 / (1 - p + R p)) where it did not. Source: S. H. Steiner and others, as above.
 */
export function bernoulliSteps(
  outcomes: readonly { readonly happened: boolean; readonly risk: number }[],
  ratio: number,
): number[] {
  demandRatio(ratio)
  return outcomes.map(({ happened, risk }) => {
    demand(risk >= 0 && risk <= 1, `A risk is from 0 to 1, and not ${risk}`)
    return (happened ? Math.log(ratio) : 0) - Math.log(1 - risk + ratio * risk)
  })
}

function demandRatio(ratio: number): void {
  demand(ratio > 0 && ratio !== 1 && Number.isFinite(ratio), `A ratio is more than 0 and not 1: ${ratio}`)
}
