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
  // Each count from the one before it, in logarithms: nothing is taken from something almost as large, and none is nought.
  let logAt = spread < 1e-12 ? -expected : -Math.log1p(spread * expected) / spread
  for (let count = 0; count <= most && seen < 1 - 1e-12; count++) {
    const at = Math.exp(logAt)
    seen += at
    if (flagged(count)) chance += at
    logAt += Math.log(((1 + count * spread) * expected) / ((count + 1) * (1 + spread * expected)))
  }
  return Math.min(1, chance)
}
