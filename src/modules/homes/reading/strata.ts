import { FEWEST_TO_COMPARE, homeSizeOf } from '#law/home-sizes.ts'
import type { HomeInBrief } from './home-in-brief.ts'

/** Homes that may fairly be compared with each other. */
export interface Stratum {
  readonly nursing: boolean
  readonly dementia: boolean
  readonly learningDisability: boolean
  /** A code of `homeSizes`; null where the beds are not known. */
  readonly size: string | null
}

/** As CQC's API names them; the lists are brought to the same names. */
export const DEMENTIA = 'Dementia'
export const LEARNING_DISABILITIES = 'Learning disabilities'

type Placed = Pick<HomeInBrief, 'nursing' | 'specialisms' | 'beds'>

export function stratumOf({ nursing, specialisms, beds }: Placed): Stratum {
  return {
    nursing,
    dementia: specialisms.includes(DEMENTIA),
    learningDisability: specialisms.includes(LEARNING_DISABILITIES),
    size: homeSizeOf(beds)?.code ?? null,
  }
}

/** The same for all homes of one stratum: 'nursing/dementia/-/medium'. */
export function stratumKey({ nursing, dementia, learningDisability, size }: Stratum): string {
  const parts = [
    nursing ? 'nursing' : 'residential',
    dementia ? 'dementia' : '-',
    learningDisability ? 'learning-disability' : '-',
  ]
  return [...parts, size ?? 'size-not-known'].join('/')
}

/** Homes by the key of their stratum; keys in order of the alphabet, homes as they were given. */
export function strataOf<H extends Placed>(homes: readonly H[]): ReadonlyMap<string, readonly H[]> {
  const strata = Map.groupBy(homes, home => stratumKey(stratumOf(home)))
  return new Map([...strata].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

export const levels = ['council', 'region', 'england'] as const
export type Level = (typeof levels)[number]

/** How many open homes of one stratum there are, the home itself among them. */
export type Likes = Readonly<Record<Level, number>>

export interface Comparison {
  /** The smallest area that holds enough homes like it; all of England when none does. */
  readonly level: Level
  readonly homes: number
  /** Its own council holds too few. */
  readonly borrowed: boolean
  /** False: too few in all of England, so that nothing should be made of the comparison. */
  readonly enough: boolean
  /** To show wherever the comparison is shown. */
  readonly says: string
}

const places: Readonly<Record<Level, string>> = {
  council: 'in this council’s area',
  region: 'in its region',
  england: 'in England',
}

/** What a home is compared with. Fewer than ten borrow from the region, then from England, and say so. */
export function comparisonFrom(likes: Likes): Comparison {
  const level = levels.find(one => likes[one] >= FEWEST_TO_COMPARE) ?? 'england'
  const homes = likes[level]
  const comparison = { level, homes, borrowed: level !== 'council', enough: homes >= FEWEST_TO_COMPARE }
  return { ...comparison, says: saying(likes, comparison) }
}

function saying(likes: Likes, { level, homes, borrowed, enough }: Omit<Comparison, 'says'>): string {
  if (!enough) return `${onlyHere(homes, places.england)}: too few to compare with.`
  if (!borrowed) return `Compared with the ${homes} homes like it ${places.council}, itself among them.`
  return `${onlyHere(likes.council, places.council)}: compared with the ${homes} ${places[level]}.`
}

function onlyHere(homes: number, where: string): string {
  if (homes === 0) return `There is no home like it ${where}`
  return homes === 1
    ? `There is only one home like it ${where}`
    : `There are only ${homes} homes like it ${where}`
}
