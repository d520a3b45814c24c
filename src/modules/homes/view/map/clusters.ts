import type { Point } from './frame.ts'

/** Things that stand so near to each other that they are drawn as one. */
export interface Cluster<T> extends Point {
  readonly members: readonly T[]
}

/**
 * Gathers what is nearer than `apart` to each other, again and again, until everything that is left stands clear.
 * The nearest pair first, so that the same points always make the same clusters.
 */
export function gathered<T extends Point>(points: readonly T[], apart: number): readonly Cluster<T>[] {
  let clusters: readonly Cluster<T>[] = sameplace(points)
  for (;;) {
    const pairs = nearPairs(clusters, apart)
    if (pairs.length === 0) return clusters
    clusters = joined(clusters, pairs)
  }
}

/** Homes of one building have one position: gathered at once, they are not compared one by one. */
function sameplace<T extends Point>(points: readonly T[]): readonly Cluster<T>[] {
  const places = Map.groupBy(points, ({ x, y }) => `${x} ${y}`)
  return [...places.values()].map(members => ({ x: members[0]?.x ?? 0, y: members[0]?.y ?? 0, members }))
}

type Pair = readonly [one: number, other: number]

function nearPairs<T>(clusters: readonly Cluster<T>[], apart: number): readonly Pair[] {
  const near: { pair: Pair; distance: number }[] = []
  for (const [one, from] of clusters.entries()) {
    for (let other = one + 1; other < clusters.length; other++) {
      const to = clusters[other]
      const distance = to ? Math.hypot(from.x - to.x, from.y - to.y) : apart
      if (distance < apart) near.push({ pair: [one, other], distance })
    }
  }
  return near.toSorted((a, b) => a.distance - b.distance).map(({ pair }) => pair)
}

/** Each takes part in one pair of a round: joined, it stands elsewhere. */
function joined<T>(clusters: readonly Cluster<T>[], pairs: readonly Pair[]): readonly Cluster<T>[] {
  const taken = new Set<number>()
  const made: Cluster<T>[] = []
  for (const [one, other] of pairs) {
    const [first, second] = [clusters[one], clusters[other]]
    if (!first || !second || taken.has(one) || taken.has(other)) continue
    taken.add(one).add(other)
    made.push(between(first, second))
  }
  return [...clusters.filter((_, at) => !taken.has(at)), ...made]
}

function between<T>(one: Cluster<T>, other: Cluster<T>): Cluster<T> {
  const [a, b] = [one.members.length, other.members.length]
  return {
    x: (one.x * a + other.x * b) / (a + b),
    y: (one.y * a + other.y * b) / (a + b),
    members: [...one.members, ...other.members],
  }
}

/** What no zoom parts, set around its place so that each can be followed. */
export function spread<T extends Point>({ x, y, members }: Cluster<T>, apart: number): readonly T[] {
  const radius = Math.max(apart * 0.6, (members.length * apart) / (2 * Math.PI))
  return members.map((member, at) => {
    const angle = (at / members.length) * 2 * Math.PI - Math.PI / 2
    return { ...member, x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) }
  })
}
