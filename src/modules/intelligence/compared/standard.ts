import { fsum } from 'd3-array'
import { FEWEST_TO_COMPARE } from '#law/home-sizes.ts'
import { type Alike, type EventCounts, spreadOf } from '../triangulate/alike.ts'
import type { Heard } from './heard.ts'

/** Like with like first; with too few of them all with, or all without, nursing; then all homes here. */
export const likeness = ['same', 'nursing', 'all'] as const
export type Likeness = (typeof likeness)[number]

interface Stratum {
  readonly homes: number
  readonly beds: number
  /** Events of concern, each once. */
  readonly all: number
  readonly themes: Readonly<Record<string, number>>
}

interface Placed {
  readonly stratum: string
  readonly beds: number | null
  readonly heard: Pick<Heard, 'counts' | 'expected' | 'homes' | 'alike'> | null
}

/** What all open homes of a council come to at the beginning of a day: from it follows what is expected of each. */
export interface Standard {
  readonly on: string
  readonly rules: string
  readonly strata: Readonly<Record<string, Stratum>>
  readonly homes: Readonly<Record<string, Placed>>
  /** By how much homes differ beyond chance: in events, and in how much is heard. */
  readonly spread: number
  readonly heardSpread: number
}

/** One home beside homes like it: what a picture is made with, and what its page tells of them. */
export interface Beside {
  readonly alike: (Alike & { readonly like: Likeness }) | null
  readonly heard:
    | (Pick<Heard, 'counts' | 'homes' | 'alike'> & {
        readonly expected: number
        readonly spread: number
      })
    | null
}

export interface Counted extends Placed {
  readonly homeId: string
  readonly events: EventCounts
  /** Whether others are measured by it. */
  readonly counts: boolean
}

/** Pure. */
export function standardOf(
  counted: readonly Counted[],
  { on, rules }: { readonly on: string; readonly rules: string },
): Standard {
  const strata: Record<string, Stratum> = {}
  const measure = counted.filter(one => one.counts)
  for (const { stratum, beds, events } of measure)
    if (beds !== null) strata[stratum] = added(strata[stratum] ?? none, { beds, events })
  const homes = Object.fromEntries(
    counted.map(({ homeId, stratum, beds, heard }) => [homeId, { stratum, beds, heard }]),
  )
  const chance = { on, rules, strata, homes, spread: 0, heardSpread: 0 }
  const events = measure.map(
    ({ homeId, events: { all } }) => [all, besideOf(chance, homeId).alike?.all ?? 0] as const,
  )
  const heard = measure.map(one => [fsum(one.heard?.counts ?? []), one.heard?.expected ?? 0] as const)
  return { ...chance, spread: spreadOf(events), heardSpread: spreadOf(heard) }
}

const none: Stratum = { homes: 0, beds: 0, all: 0, themes: {} }

function added(
  to: Stratum,
  { beds, events }: { readonly beds: number; readonly events: EventCounts },
): Stratum {
  const themes: Record<string, number> = { ...to.themes }
  for (const [theme, count] of events.themes) themes[theme ?? ''] = (themes[theme ?? ''] ?? 0) + count
  return { homes: to.homes + 1, beds: to.beds + beds, all: to.all + events.all, themes }
}

/**
 * What is expected of one home. One council's own homes are all there is to go by: with fewer than ten like it, all
 * with or all without nursing stand for them, then all; with fewer than ten in all nobody can be compared with. Pure.
 */
export function besideOf(standard: Standard, homeId: string): Beside {
  const home = standard.homes[homeId]
  if (!home) return { alike: null, heard: null }
  const { heard } = home
  return {
    alike: alikeOfHome(standard, home),
    heard:
      heard && heard.expected !== null
        ? { ...heard, expected: heard.expected, spread: standard.heardSpread }
        : null,
  }
}

function alikeOfHome({ strata, spread }: Standard, { stratum, beds }: Placed): Beside['alike'] {
  if (!beds) return null
  const found = homesLike(strata, stratum)
  if (!found || found.of.all === 0 || found.of.beds === 0) return null
  const { like, of } = found
  const themes = Object.keys(of.themes)
    .sort()
    .map(theme => ({ theme: theme || null, expected: ((of.themes[theme] ?? 0) / of.beds) * beds }))
  return { themes, all: (of.all / of.beds) * beds, spread, from: 'council', homes: of.homes, like }
}

interface HomesLike {
  readonly like: Likeness
  readonly of: Stratum
}

/** The same for all homes of a stratum, so reckoned once for each. */
const reckoned = new WeakMap<Standard['strata'], Map<string, HomesLike | undefined>>()

function homesLike(strata: Standard['strata'], stratum: string): HomesLike | undefined {
  const known = reckoned.get(strata) ?? new Map<string, HomesLike | undefined>()
  reckoned.set(strata, known)
  if (known.has(stratum)) return known.get(stratum)
  const found = likeness
    .map(like => ({ like, of: sumOf(Object.entries(strata).filter(([key]) => isLike(key, stratum, like))) }))
    .find(one => one.of.homes >= FEWEST_TO_COMPARE)
  known.set(stratum, found)
  return found
}

function isLike(key: string, stratum: string, like: Likeness): boolean {
  if (like === 'all') return true
  return like === 'same' ? key === stratum : key.split('/')[0] === stratum.split('/')[0]
}

function sumOf(some: readonly (readonly [string, Stratum])[]): Stratum {
  const themes: Record<string, number> = {}
  for (const [, stratum] of some)
    for (const [theme, count] of Object.entries(stratum.themes)) themes[theme] = (themes[theme] ?? 0) + count
  const sum = (of: (one: Stratum) => number) => some.reduce((total, [, one]) => total + of(one), 0)
  return { homes: sum(one => one.homes), beds: sum(one => one.beds), all: sum(one => one.all), themes }
}
