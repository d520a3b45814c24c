import type { Place, TimeOfDay } from './codes.ts'

/** One thing that happened between two residents, as far as patterns go. */
export interface Happened {
  readonly harmedId: string
  readonly otherId: string
  readonly happenedOn: string | null
  readonly timeOfDay: TimeOfDay
  readonly place: Place
}

export interface Pair {
  /** In a fixed order, whoever was harmed: two residents are one pair. */
  readonly ids: readonly [string, string]
  readonly count: number
  readonly lastOn: string | null
  /** Those who were harmed in it: one, or both in turn. */
  readonly harmed: readonly string[]
  /** The one that most of it has in common, where more than half of at least three share it. */
  readonly mostlyAt: TimeOfDay | undefined
  readonly mostlyIn: Place | undefined
}

/** Fewer than this is no pattern: two things that happened are two things. */
const PATTERN = 3

/** What has happened between whom, the most frequent first. Pure. Nobody is judged by it. */
export function pairsIn(all: readonly Happened[]): readonly Pair[] {
  const byPair = Map.groupBy(all, ({ harmedId, otherId }) => [harmedId, otherId].sort().join(' '))
  return [...byPair.values()].map(pairOf).sort((a, b) => b.count - a.count || later(a, b))
}

function pairOf(all: readonly Happened[]): Pair {
  const [one = '', two = ''] = [all[0]?.harmedId ?? '', all[0]?.otherId ?? ''].sort()
  const days = all.flatMap(({ happenedOn }) => happenedOn ?? []).sort()
  return {
    ids: [one, two],
    count: all.length,
    lastOn: days.at(-1) ?? null,
    harmed: [...new Set(all.map(({ harmedId }) => harmedId))],
    mostlyAt: mostly(all.map(({ timeOfDay }) => timeOfDay)),
    mostlyIn: mostly(all.map(({ place }) => place)),
  }
}

function mostly<C extends string>(codes: readonly C[]): C | undefined {
  if (codes.length < PATTERN) return undefined
  const counts = [...Map.groupBy(codes, code => code)].map(([code, some]) => [code, some.length] as const)
  const found = counts.find(([code, count]) => count > codes.length / 2 && code !== 'not-known')
  return found?.[0]
}

const later = (a: Pair, b: Pair): number => ((b.lastOn ?? '') > (a.lastOn ?? '') ? 1 : -1)

/** How often at which time of day in which place: every cell, nothings included. */
export function timesAndPlaces(all: readonly Happened[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { timeOfDay, place } of all) {
    const cell = `${timeOfDay} ${place}`
    counts.set(cell, (counts.get(cell) ?? 0) + 1)
  }
  return counts
}
