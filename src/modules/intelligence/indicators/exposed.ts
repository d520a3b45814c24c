import type { MonthRead } from '../isolation/store.ts'
import { daysBetween } from '../triangulate/live.ts'
import type { Definition } from './definition.ts'
import { type NoNumber, SMALL_HOME } from './kinds.ts'
import type { Period } from './periods.ts'

export interface IndicatorHome {
  readonly id: string
  readonly name: string
  readonly stratum: string
  readonly beds: number | null
  readonly openedOn: string | null
  readonly closedOn: string | null
  readonly dormant: boolean
  readonly registered: boolean
}

export interface Exposed {
  readonly amount: number
  /** Nobody gave the residents: registered beds stand in. */
  readonly fromBeds: boolean
}

/** How much could be told of a home in a period; or why nothing can be reckoned of it. Pure. */
export function exposedIn(
  home: IndicatorHome,
  { from, to, knownOn }: Period,
  { exposure }: Pick<Definition, 'exposure'>,
  months: readonly MonthRead[],
): Exposed | NoNumber {
  if (home.beds === null || home.beds < SMALL_HOME) return 'small-home'
  const days = daysOpen(home, from, to)
  if (days === 0 || home.dormant) return 'not-open'
  const all = daysBetween(from, to) + 1
  const living = livingIn(months, from, to, knownOn)
  if (exposure === 'beds') return { amount: (home.beds * days) / all, fromBeds: false }
  if (exposure === 'residents')
    return living ? { amount: (living * days) / all, fromBeds: false } : 'no-exposure'
  // That nobody lived there in a month is a number too.
  if (living === 0) return 'no-exposure'
  return { amount: (living ?? home.beds) * days, fromBeds: living === undefined }
}

function daysOpen({ openedOn, closedOn, registered }: IndicatorHome, from: string, to: string): number {
  if (!registered && closedOn === null) return 0
  const first = openedOn !== null && openedOn > from ? openedOn : from
  const last = closedOn !== null && closedOn <= to ? closedOn : to
  return Math.max(0, daysBetween(first, last) + (last === closedOn ? 0 : 1))
}

/** The mean of those who lived there, of the months that were known; an officer's number before the home's own. */
function livingIn(
  months: readonly MonthRead[],
  from: string,
  to: string,
  knownOn: string,
): number | undefined {
  const within = months.filter(one => one.month >= from && one.month <= to && one.learnedOn <= knownOn)
  const given = [...Map.groupBy(within, one => one.month).values()].flatMap(
    of => (of.find(one => one.givenBy === 'officer') ?? of[0])?.numbers.living ?? [],
  )
  return given.length === 0 ? undefined : given.reduce((sum, one) => sum + one, 0) / given.length
}
