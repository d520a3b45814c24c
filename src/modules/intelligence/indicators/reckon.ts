import { fsum } from 'd3-array'
import { FEWEST_TO_COMPARE } from '#law/home-sizes.ts'
import { alarmChance } from '../method/alarm-chance.ts'
import { bothTails } from '../method/both-tails.ts'
import { EXACT_BELOW } from '../method/exact-below.ts'
import { type Funnel, funnelOf } from '../method/funnel.ts'
import { Z_998 } from '../method/limits.ts'
import { type Direction, ladder, type NoNumber, type Stratum } from './kinds.ts'

/** One home in one period before it is compared. */
export interface Numbered {
  readonly homeId: string
  readonly stratum: string
  readonly observed: number
  readonly exposure: number
  readonly fromBeds: boolean
}

/** One home beside homes like it. */
export interface Compared extends Numbered {
  /** Null where fewer than ten can be compared with, or none of them has any. */
  readonly expected: number | null
  /** The kind of home that it was taken from, and how many they are. */
  readonly like: Stratum
  readonly homes: number
  readonly z: number | null
  readonly tail: 'above' | 'below' | 'within'
  /** How likely chance alone would flag a home of which this much is expected. */
  readonly byChance: number
}

export interface Spread {
  readonly phi: number
  /** Between homes that are all in order, on the square-root scale. */
  readonly tau2: number
}

/** Why others have none. */
export interface Unnumbered {
  readonly homeId: string
  readonly why: NoNumber
}

/**
 * What is expected of each: the rate of homes like it times its own exposure, the next wider kind where fewer than ten
 * are like it. z by the funnel, over-dispersion allowed for; exactly, by mid-p under the same spread, where fewer than
 * five are expected. Beyond is beyond the 99.8 limits. Pure.
 */
export function compare(
  homes: readonly Numbered[],
  { stratum, direction }: { readonly stratum: Stratum; readonly direction: Direction },
): { readonly spread: Spread; readonly homes: readonly Compared[] } {
  const expected = homes.map(home => expectedOf(home, homes, stratum))
  const units = homes.flatMap((home, at) => {
    const of = expected[at]?.expected ?? 0
    return of > 0 ? [{ numerator: home.observed, denominator: of }] : []
  })
  const funnel = units.length > 1 ? funnelOf('ratio', units) : undefined
  const chances = new Map<string, number>()
  return {
    spread: { phi: funnel?.phi ?? 1, tau2: funnel?.tau2 ?? 0 },
    homes: homes.map((home, at) => {
      const { expected: of = null, like = stratum, homes: many = 0 } = expected[at] ?? {}
      const none = { ...home, expected: of, like, homes: many, z: null, tail: 'within' as const, byChance: 0 }
      if (of === null || of === 0 || !funnel) return none
      const z = zOf(home.observed, of, funnel)
      const key = of.toPrecision(6)
      const byChance =
        chances.get(key) ??
        alarmChance(of, 4 * funnel.tau2, count => isFlagged(zOf(count, of, funnel), direction))
      chances.set(key, byChance)
      return { ...none, z, tail: tailOf(z), byChance }
    }),
  }
}

export function zOf(observed: number, expected: number, funnel: Pick<Funnel, 'tau2' | 'unit'>): number {
  if (expected < EXACT_BELOW) return bothTails(observed, expected, 4 * funnel.tau2)?.z ?? 0
  return funnel.unit({ numerator: observed, denominator: expected }).zAdjusted
}

function tailOf(z: number): Compared['tail'] {
  if (z > Z_998) return 'above'
  return z < -Z_998 ? 'below' : 'within'
}

export function isFlagged(z: number, direction: Direction): boolean {
  const tail = tailOf(z)
  return (tail === 'above' && direction !== 'less') || (tail === 'below' && direction !== 'more')
}

function expectedOf(home: Numbered, homes: readonly Numbered[], from: Stratum) {
  for (const like of ladder.slice(ladder.indexOf(from))) {
    const alike = homes.filter(one => isLike(one.stratum, home.stratum, like))
    if (alike.length < FEWEST_TO_COMPARE) continue
    const rate = fsum(alike, one => one.observed) / fsum(alike, one => one.exposure)
    return { expected: rate * home.exposure, like, homes: alike.length }
  }
  return { expected: null, like: 'all' as const, homes: homes.length }
}

function isLike(key: string, stratum: string, like: Stratum): boolean {
  if (like === 'all') return true
  return like === 'same' ? key === stratum : key.split('/')[0] === stratum.split('/')[0]
}
