import type { CqcLocation } from './location.ts'
import { hasOverall, type OverallRating, type Rating } from './ratings.ts'

/** What the story of a home needs of each of its registrations; a `CqcLocation` will do. */
export type RegistrationRecord = Pick<
  CqcLocation,
  | 'locationId'
  | 'providerId'
  | 'name'
  | 'registeredFrom'
  | 'registeredTo'
  | 'dormant'
  | 'dormantFrom'
  | 'dormantTo'
  | 'ratings'
  | 'inspectedNotRated'
  | 'reports'
>

/** A rating of the home, with the registration it was given to; `earlier` when that is not the present one. */
export type HomeRating<R extends Rating = Rating> = {
  rating: R
  locationId: string
  earlier: boolean
  label: string
}

/** A home with no open registration for so many days was closed, not handed over. */
export const HANDOVER_DAYS = 92

/** Registrations in order of time. */
export function inOrder(registrations: readonly RegistrationRecord[]): RegistrationRecord[] {
  return registrations.toSorted(
    (a, b) => compare(a.registeredFrom, b.registeredFrom) || compare(a.locationId, b.locationId),
  )
}

/** The open registrations (two when dual); when none is open, the one that closed last. */
export function presentOf(registrations: readonly RegistrationRecord[]): RegistrationRecord[] {
  const open = registrations.filter(item => item.registeredTo === undefined)
  if (open.length > 0) return open
  const last = registrations
    .map(item => item.registeredTo ?? '')
    .toSorted()
    .at(-1)
  return registrations.filter(item => item.registeredTo === last)
}

/**
 * Every rating the home has had, newest first, each once and each with the registration it belongs to. CQC
 * copies ratings to a new registration; the copy is dropped where the original is here, and kept and labelled
 * with the registration it came from where it is not. So a new registration hides nothing.
 */
export function ratingsOfHome(registrations: readonly RegistrationRecord[]): HomeRating[] {
  const present = new Set(presentOf(registrations).map(item => item.locationId))
  const originalsFirst = registrations
    .flatMap(item =>
      item.ratings.map(rating => ({ item, rating, owner: rating.inheritedFrom ?? item.locationId })),
    )
    .toSorted((a, b) => Number(a.rating.inherited) - Number(b.rating.inherited))
  const seen = new Map<string, HomeRating & { sortedOn: string }>()
  for (const { item, rating, owner } of originalsFirst) {
    const key = `${owner} ${rating.reportLinkId ?? `${rating.publishedOn} ${rating.overall}`}`
    if (seen.has(key)) continue
    const label = labelOf(owner, registrations)
    const sortedOn = rating.publishedOn ?? item.registeredFrom
    seen.set(key, { rating, locationId: owner, earlier: !present.has(owner), label, sortedOn })
  }
  return [...seen.values()]
    .toSorted((a, b) => compare(b.sortedOn, a.sortedOn))
    .map(({ sortedOn: _, ...rating }) => rating)
}

export function withOverall(ratings: readonly HomeRating[]): HomeRating<OverallRating>[] {
  return ratings.flatMap(({ rating, ...rest }) => (hasOverall(rating) ? [{ ...rest, rating }] : []))
}

function labelOf(locationId: string, registrations: readonly RegistrationRecord[]): string {
  const item = registrations.find(registration => registration.locationId === locationId)
  if (item === undefined) return `registration ${locationId}`
  const years = [item.registeredFrom, item.registeredTo].map(date => date?.slice(0, 4))
  const when = item.registeredTo === undefined ? `since ${years[0]}` : `${years[0]} to ${years[1]}`
  return `registration ${locationId} (${item.name}, ${when})`
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
