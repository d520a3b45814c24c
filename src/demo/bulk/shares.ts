import type { Random } from '../random.ts'

/** Draws one of many by their weights, in the time that a search takes: there are millions of draws. */
export function drawer(weights: readonly number[]): (random: Random) => number {
  let sum = 0
  const upTo = Float64Array.from(weights, weight => {
    sum += weight
    return sum
  })
  return random => {
    const at = random.float() * sum
    let [low, high] = [0, upTo.length - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((upTo[middle] ?? 0) > at) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** Of things in some order a few are far busier than the rest: the tenth about a third as busy as the first. */
export const busyFirst = (count: number): number[] =>
  Array.from({ length: count }, (_, rank) => 1 / (rank + 4) ** 0.8)
