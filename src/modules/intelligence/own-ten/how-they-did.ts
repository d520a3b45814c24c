import type { HomePast } from '#src/modules/homes/index.ts'
import { belowGoodAfter, shareBelow } from '../foretold/how-it-did.ts'
import type { Share } from '../method/wilson.ts'
import type { EndedTen } from './store.ts'

/** What fewer officers wrote is never shown apart: it would be what one of them wrote. */
export const FEWEST_OFFICERS = 3
/** Of fewer homes that CQC has rated since, nothing is said. */
export const FEWEST_KNOWN = 10

/** Homes that were named, how many were rated since, and the share below Good; null: too few to say. */
export interface Named {
  readonly homes: number
  readonly known: number
  readonly belowGood: Share | null
}

export interface Beside {
  readonly officers: Named
  /** As many from the top of Lantern’s own ten of each of those days. */
  readonly lantern: Named
}

/** Officers’ own tens, counted together; null: written by too few officers to be shown. */
export interface HowTheyDid {
  readonly blind: Named | null
  /** Of the blind ones, those of days on which Lantern’s ten was written down too. */
  readonly beside: Beside | null
  readonly looked: Named | null
  readonly anyLooked: boolean
  readonly quarters: readonly (Named & { readonly quarter: string })[]
}

type Tens = readonly EndedTen[]

/** Pure. `visits`: Lantern’s next ten visits by day, as they were written down on it. */
export function howTheyDid(
  tens: Tens,
  visits: ReadonlyMap<string, readonly string[]>,
  pasts: readonly HomePast[],
): HowTheyDid {
  const belowGood = belowGoodAfter(pasts)
  const named = (lists: readonly { readonly onDate: string; readonly homes: readonly string[] }[]): Named => {
    const rows = lists.flatMap(({ onDate, homes }) =>
      homes.map(homeId => ({ homeId, belowGood: belowGood(homeId, onDate) })),
    )
    const known = rows.filter(row => row.belowGood !== null)
    const enough = new Set(known.map(row => row.homeId)).size >= FEWEST_KNOWN
    return { homes: rows.length, known: known.length, belowGood: enough ? shareBelow(known) : null }
  }
  const [blind, looked] = [tens.filter(one => !one.looked), tens.filter(one => one.looked)]
  const paired = blind.filter(one => visits.has(one.onDate))
  const lanterns = paired.map(({ onDate, homes }) => ({
    onDate,
    homes: visits.get(onDate)?.slice(0, homes.length) ?? [],
  }))
  const mayPair = isApart(paired, blind)
  return {
    blind: isEnough(blind) ? named(blind) : null,
    beside: mayPair ? { officers: named(paired), lantern: named(lanterns) } : null,
    looked: isEnough(looked) ? named(looked) : null,
    anyLooked: looked.length > 0,
    quarters: quartersApart(blind).map(([quarter, own]) => ({ quarter, ...named(own) })),
  }
}

export function isEnough(tens: Tens): boolean {
  return new Set(tens.map(one => one.officer)).size >= FEWEST_OFFICERS
}

/** Neither the part nor what is left of the whole is of too few officers: what is left could be reckoned from both. */
function isApart(part: Tens, whole: Tens): boolean {
  const left = whole.filter(one => !part.includes(one))
  return isEnough(part) && (left.length === 0 || isEnough(left))
}

/** The quarters that can be shown apart, the first first; from fewest lists on they are left out until the rest hides. */
function quartersApart(blind: Tens): readonly (readonly [string, Tens])[] {
  let shown = [...Map.groupBy(blind, one => one.quarter)]
    .filter(([, own]) => isEnough(own))
    .toSorted(([, a], [, b]) => b.length - a.length)
  while (
    shown.length > 0 &&
    !isApart(
      shown.flatMap(([, own]) => own),
      blind,
    )
  )
    shown = shown.slice(0, -1)
  return shown.toSorted(([a], [b]) => (a < b ? -1 : 1))
}
