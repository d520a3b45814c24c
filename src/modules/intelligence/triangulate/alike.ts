import { fsum } from 'd3-array'
import { type Borrowed, type Expectation, expectations } from '../method/expectation.ts'
import { betweenUnits, dispersion } from '../method/over-dispersion.ts'
import { winsorise, winsorLimits } from '../method/winsorise.ts'
import type { Happening } from './happenings.ts'
import type { RuleSet } from './rule-set.ts'

/** How many events homes like one have, so that a large home is not taken for a bad one. */
export interface Alike {
  /** Themes of which nothing is expected are left out. */
  readonly themes: readonly { readonly theme: string | null; readonly expected: number }[]
  /** Of the home as a whole: an event of two themes is one. */
  readonly all: number
  /** By how much homes that are all in order differ beyond chance: a variance, 0 where chance is all. */
  readonly spread: number
  /** Where the homes are that it was taken from, and how many they are. */
  readonly from: Borrowed
  readonly homes: number
}

/** One home among those that are compared: how many events of concern it has, and its beds, or occupied bed days. */
export interface Peer {
  readonly home: string
  readonly stratum: string
  readonly council: string
  readonly region: string
  readonly exposure: number
  readonly events: EventCounts
}

export interface EventCounts {
  readonly all: number
  readonly themes: ReadonlyMap<string | null, number>
}

/** The events of concern of one home that are counted beside homes like it, each once. */
export function eventCounts(happenings: readonly Happening[], { opennessOf = [] }: RuleSet): EventCounts {
  const counted = happenings.filter(one => one.families.some(family => !opennessOf.includes(family)))
  const themes = new Map<string | null, number>()
  for (const { theme } of counted) themes.set(theme, (themes.get(theme) ?? 0) + 1)
  return { all: new Set(counted.map(one => one.eventKey)).size, themes }
}

/** What is expected of each home; null where it has no exposure or nobody comparable has any. */
export function alikeOf(peers: readonly Peer[]): ReadonlyMap<string, Alike | null> {
  const all = expectedOf(peers, peer => peer.events.all)
  const codes = [...new Set(peers.flatMap(peer => [...peer.events.themes.keys()]))].sort(byCode)
  const themes = codes.map(theme => ({
    theme,
    expected: expectedOf(peers, peer => peer.events.themes.get(theme) ?? 0),
  }))
  const spread = spreadOf(peers.map((peer, i) => [peer.events.all, all[i]?.expected ?? 0]))
  return new Map(
    peers.map((peer, i) => {
      const { expected, from, homes } = all[i] ?? { expected: null, from: 'england' as const, homes: 0 }
      if (expected === null || expected === 0) return [peer.home, null]
      const own = themes.flatMap(one => {
        const of = one.expected[i]?.expected ?? 0
        return of > 0 ? [{ theme: one.theme, expected: of }] : []
      })
      return [peer.home, { themes: own, all: expected, spread, from, homes }]
    }),
  )
}

function expectedOf(peers: readonly Peer[], count: (peer: Peer) => number): readonly Expectation[] {
  return expectations(peers.map(peer => ({ ...peer, observed: count(peer) })))
}

/** Smaller than this, and the square-root scale says little of how a count varies. */
const FEWEST_EXPECTED = 1

/**
 * What a tenth winsorised at each side leaves of the variance of a normal: 0.8 - 2 q d + 0.2 q squared, where q is its
 * nine-tenths quantile and d its density there. Without it the homes would seem to differ less than they do.
 */
const LEFT_OF_NORMAL = 0.6787

/**
 * The variance between homes, from their winsorised z on the square-root scale, on which it is a quarter of that of the
 * true ratio: see `over-dispersion.ts` and `shrink.ts`.
 */
export function spreadOf(counts: readonly (readonly [observed: number, expected: number])[]): number {
  const told = counts.filter(([, expected]) => expected >= FEWEST_EXPECTED)
  if (told.length < 2) return 0
  const z = told.map(([observed, expected]) => 2 * (Math.sqrt(observed) - Math.sqrt(expected)))
  // Around their own middle: the root of a count lies a little below the root of what is expected.
  const middle = fsum(z) / z.length
  const centred = z.map(one => one - middle)
  const within = winsorLimits(centred)
  const phi = dispersion(centred.map(one => winsorise(one, within))) / LEFT_OF_NORMAL
  return (
    4 *
    betweenUnits(
      phi,
      told.map(([, expected]) => 1 / (2 * Math.sqrt(expected))),
    )
  )
}

function byCode(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : 1
}
