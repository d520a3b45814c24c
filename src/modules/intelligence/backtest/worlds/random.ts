/** Chance from a seed: the same seed gives the same world on every machine. Good enough for worlds; never for secrets. */
export interface Chance {
  /** From 0 (included) to 1 (excluded). */
  readonly float: () => number
  /** A whole number from least to most, both included. */
  readonly int: (least: number, most: number) => number
  readonly happens: (probability: number) => boolean
  /** One of the codes, each as likely as its weight. */
  readonly weighted: <T>(choices: readonly (readonly [T, number])[]) => T
  /** How often, where so often is expected. */
  readonly poisson: (mean: number) => number
  /** Mean 1, variance 1 / shape: a sum of so many exponentials. @param shape a whole number of 1 or more */
  readonly erlang: (shape: number) => number
}

export function chanceFrom(seed: string): Chance {
  const float = splitmix(hash(seed))
  return {
    float,
    int: (least, most) => least + Math.floor(float() * (most - least + 1)),
    happens: probability => float() < probability,
    weighted: choices => weighted(choices, float()),
    poisson: mean => poisson(mean, float),
    erlang: shape => erlang(shape, float),
  }
}

function weighted<T>(choices: readonly (readonly [T, number])[], at: number): T {
  let left = at * choices.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [item, weight] of choices) {
    left -= weight
    if (left < 0) return item
  }
  const [last] = choices.at(-1) ?? []
  if (last === undefined) throw new RangeError('There is nothing to choose from')
  return last
}

/** D. E. Knuth, The Art of Computer Programming 2, 3.4.1: as many as fit before the product falls below e to the -mean. */
function poisson(mean: number, float: () => number): number {
  const least = Math.exp(-mean)
  let [count, product] = [0, float()]
  while (product > least) {
    count++
    product *= float()
  }
  return count
}

function erlang(shape: number, float: () => number): number {
  let sum = 0
  for (let i = 0; i < shape; i++) sum -= Math.log(1 - float())
  return sum / shape
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let sum = 0x811c9dc5
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193)
  return sum >>> 0
}

/** G. L. Steele, D. Lea and C. H. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014; its 32 bit form. */
function splitmix(seed: number): () => number {
  let at = seed
  return () => {
    at = (at + 0x9e3779b9) | 0
    let mixed = Math.imul(at ^ (at >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}
