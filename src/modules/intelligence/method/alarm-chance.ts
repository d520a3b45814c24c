import { logGamma, poissonAt } from './distributions.ts'

/** No count that chance makes likely lies beyond: it bounds the search, and the sum of what is left out is nothing. */
const FAR = 60

/**
 * The exact chance that a home in which nothing but chance, and the usual differences between homes, is at work is
 * flagged: the sum over all counts that would be, under a Poisson, or under a negative binomial where homes differ.
 * @param flagged whether a count would be flagged.
 */
export function alarmChance(expected: number, spread: number, flagged: (count: number) => boolean): number {
  const most = Math.ceil(expected + FAR * (1 + Math.sqrt(expected * (1 + spread * expected))))
  let [chance, seen] = [0, 0]
  for (let count = 0; count <= most && seen < 1 - 1e-12; count++) {
    const at = spread < 1e-9 ? poissonAt(count, expected) : negativeBinomialAt(count, expected, 1 / spread)
    seen += at
    if (flagged(count)) chance += at
  }
  return Math.min(1, chance)
}

/** As in `mid-p-spread.ts`. */
function negativeBinomialAt(count: number, mean: number, shape: number): number {
  const combinations = logGamma(count + shape) - logGamma(shape) - logGamma(count + 1)
  return Math.exp(
    combinations + shape * Math.log(shape / (shape + mean)) + count * Math.log(mean / (shape + mean)),
  )
}
