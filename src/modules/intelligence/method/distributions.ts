import { compiled, igam, igamc, igami, lgam, ndtr, ndtri } from 'cephes'
import { demand, demandFinite } from './demand.ts'

/**
 * The distributions that the formulas need, by Cephes (S. L. Moshier, Methods and Programs for Mathematical
 * Functions, 1989), compiled to WebAssembly: the same bits on every machine, with both tails to full precision.
 */
await compiled

/** P(Z <= z) of the standard normal. */
export function normalBelow(z: number): number {
  demandFinite({ z })
  return ndtr(z)
}

/** The z with P(Z <= z) = p. 0 and 1 are taken for the next numbers that are not, so |z| stays below 39. */
export function normalQuantile(p: number): number {
  demand(p >= 0 && p <= 1, `A probability is from 0 to 1, and not ${p}`)
  return ndtri(Math.min(Math.max(p, Number.MIN_VALUE), 1 - Number.EPSILON / 2))
}

/** P(X > count) of a Poisson with that mean; precise however small it is. */
export function poissonAbove(count: number, mean: number): number {
  demandPoisson(count, mean)
  return isLost(count + 1, mean) ? Number(mean > count + 1) : igam(count + 1, mean)
}

/** P(X < count) of a Poisson with that mean; precise however small it is. */
export function poissonBelow(count: number, mean: number): number {
  demandPoisson(count, mean)
  if (count === 0) return 0
  return isLost(count, mean) ? Number(mean <= count) : igamc(count, mean)
}

/** The natural logarithm of the gamma function. */
export function logGamma(x: number): number {
  demand(x > 0 && Number.isFinite(x), `A gamma function is asked above 0, and not at ${x}`)
  return lgam(x)
}

/** P(X = count) of a Poisson with that mean. */
export function poissonAt(count: number, mean: number): number {
  demandPoisson(count, mean)
  return Math.exp(count * Math.log(mean) - mean - lgam(count + 1))
}

/** Whether the smaller tail of a gamma is below what a number can hold: the larger one is then 1. */
function isLost(shape: number, at: number): boolean {
  return shape * Math.log(at) - at - lgam(shape) < -700
}

/** Beyond this shape the gamma is so near a cubed normal that the difference has no meaning. */
const LARGE_SHAPE = 1e6

/**
 * The p-quantile of a gamma with that shape and rate 1. Above a shape of a million by the approximation of
 * E. B. Wilson and M. M. Hilferty (PNAS, 1931).
 */
export function gammaQuantile(p: number, shape: number): number {
  demand(p > 0 && p < 1, `A quantile is asked between 0 and 1, and not at ${p}`)
  demand(shape > 0 && Number.isFinite(shape), `A shape is more than 0, and not ${shape}`)
  if (shape > LARGE_SHAPE)
    return shape * (1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape))) ** 3
  try {
    return igami(shape, 1 - p)
  } catch (error) {
    // So small that a number cannot hold it.
    if (String(error).includes('underflow')) return 0
    throw error
  }
}

function demandPoisson(count: number, mean: number): void {
  demand(Number.isInteger(count) && count >= 0, `A count is a whole number of 0 or more, and not ${count}`)
  demand(mean > 0 && Number.isFinite(mean), `A mean is more than 0, and not ${mean}`)
}
