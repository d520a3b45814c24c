/**
 * A tiny seeded generator, so that the demonstration is the same on every machine, every time.
 *
 * Algorithm: the seed text is folded to 32 bits with FNV-1a (offset 2166136261, prime 16777619), and that
 * number starts mulberry32 (add 0x6d2b79f5, then two xor-shift-multiply rounds), which is public domain, has
 * a period of 2^32 and passes the common small tests. Good enough for stories; never for secrets.
 */
export interface Random {
  /** A number from 0 (included) to 1 (excluded). */
  float(): number
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number
  /** True with the given chance, from 0 to 1. */
  chance(probability: number): boolean
  /** One of the items. Throws a RangeError when there are none. */
  pick<T>(items: readonly T[]): T
  /** One of the items, each as likely as its weight. Throws a RangeError when there are none. */
  weighted<T>(choices: ReadonlyArray<readonly [item: T, weight: number]>): T
  /** The same items in another order; the list given is left alone. */
  shuffle<T>(items: readonly T[]): T[]
  /** The first few of a shuffle. */
  sample<T>(items: readonly T[], count: number): T[]
  /** A text shaped as a version 4 UUID. */
  uuid(): string
  /** A generator of its own for one purpose, so that a change in one part leaves the others as they were. */
  fork(label: string): Random
}

export function createRandom(seed: string): Random {
  const float = mulberry32(fnv1a(seed))
  const int = (least: number, most: number) => least + Math.floor(float() * (most - least + 1))
  const shuffle = <T>(items: readonly T[]) => shuffled(items, int)
  return {
    float,
    int,
    shuffle,
    chance: probability => float() < probability,
    pick: items =>
      weightedPick(
        items.map(item => [item, 1] as const),
        float(),
      ),
    weighted: choices => weightedPick(choices, float()),
    sample: (items, count) => shuffle(items).slice(0, count),
    uuid: () => uuidFrom(float),
    fork: label => createRandom(`${seed}/${label}`),
  }
}

function fnv1a(text: string): number {
  let hash = 2166136261
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  }
  return hash >>> 0
}

function mulberry32(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function shuffled<T>(items: readonly T[], int: (least: number, most: number) => number): T[] {
  const rest = [...items]
  const taken: T[] = []
  while (rest.length > 0) {
    taken.push(...rest.splice(int(0, rest.length - 1), 1))
  }
  return taken
}

function weightedPick<T>(choices: ReadonlyArray<readonly [T, number]>, at: number): T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0)
  let left = at * total
  for (const [item, weight] of choices) {
    left -= weight
    if (left < 0) return item
  }
  throw new RangeError('Nothing to choose from: give at least one item with a weight above 0.')
}

function uuidFrom(float: () => number): string {
  const eight = () =>
    Math.floor(float() * 4294967296)
      .toString(16)
      .padStart(8, '0')
  const [start, middle, tail, end] = [eight(), eight(), eight(), eight()]
  const variant = (8 + Math.floor(float() * 4)).toString(16)
  return `${start}-${middle.slice(0, 4)}-4${middle.slice(5)}-${variant}${tail.slice(1, 4)}-${tail.slice(4)}${end}`
}
