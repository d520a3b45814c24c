import { demand } from './demand.ts'
import { logGamma, normalQuantile } from './distributions.ts'
import { midPZ } from './mid-p.ts'

/** Terms smaller than this, beside the one they are counted from, change no bit of the sum. */
const NEGLIGIBLE = 1e-18

/**
 * The exact z of a count where units that are all in order differ by more than chance: as `midPZ`, under a negative
 * binomial, which is a Poisson whose rate differs between units as a gamma of mean 1 and variance `spread`.
 * Source: M. Greenwood and G. U. Yule, An inquiry into the nature of frequency distributions, Journal of the Royal
 * Statistical Society, 1920; mid-p as in `mid-p.ts`.
 * @param observed a whole number of 0 or more. @param expected more than 0. @param spread 0 where chance is all.
 */
export function midPZSpread(observed: number, expected: number, spread: number): number {
  demand(spread >= 0 && Number.isFinite(spread), `A spread is 0 or more, and not ${spread}`)
  if (spread < 1e-9) return midPZ(observed, expected)
  demand(Number.isInteger(observed) && observed >= 0, `A count is a whole number, and not ${observed}`)
  demand(expected > 0 && Number.isFinite(expected), `What is expected is more than 0, and not ${expected}`)
  const shape = 1 / spread
  const q = expected / (expected + shape)
  const at = Math.exp(logAt(observed, expected, shape))
  // The tail on whose side it lies: it is the one that may be too small to be had from the other.
  return observed > expected
    ? 0 - normalQuantile(Math.min(1, at * (above(observed, shape, q) + 0.5)))
    : normalQuantile(Math.min(1, at * (below(observed, shape, q) + 0.5)))
}

/** P(X > observed) / P(X = observed). */
function above(observed: number, shape: number, q: number): number {
  let [sum, term] = [0, 1]
  for (let k = observed; term > NEGLIGIBLE * (1 + sum); k++) {
    term *= ((k + shape) / (k + 1)) * q
    sum += term
  }
  return sum
}

/** P(X < observed) / P(X = observed). */
function below(observed: number, shape: number, q: number): number {
  let [sum, term] = [0, 1]
  for (let k = observed; k > 0 && term > NEGLIGIBLE; k--) {
    term *= k / ((k - 1 + shape) * q)
    sum += term
  }
  return sum
}

function logAt(k: number, expected: number, shape: number): number {
  const combinations = logGamma(k + shape) - logGamma(shape) - logGamma(k + 1)
  return (
    combinations + shape * Math.log(shape / (shape + expected)) + k * Math.log(expected / (shape + expected))
  )
}
