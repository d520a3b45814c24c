import type { CqcLocation } from '../cqc/location.ts'
import type { KeyQuestion, RatingCode } from '../cqc/rating-codes.ts'
import { currentRatingOf, type Rating } from '../cqc/ratings.ts'
import { bedsOf } from '../joining/join.ts'
import { byTime } from '../joining/registration.ts'
import { addressOf } from './facts.ts'
import { ratingsOfHome } from './ratings-of-home.ts'
import { searchable, wordsOf } from './search-words.ts'

/** One registration of a home, with what its own tables know beside the record. */
export interface Member {
  readonly location: CqcLocation
  readonly providerName: string | null
}

/** A home as it is stored, without its id and without what only the database knows. */
export interface DerivedHome {
  readonly name: string
  readonly address: string
  readonly town: string | undefined
  readonly postcode: string | undefined
  readonly latitude: number | undefined
  readonly longitude: number | undefined
  readonly beds: number | undefined
  readonly registered: boolean
  readonly dormant: boolean
  readonly nursing: boolean
  readonly serviceTypes: readonly string[]
  readonly specialisms: readonly string[]
  readonly cqcProviderId: string
  readonly brandId: string | undefined
  readonly brandName: string | undefined
  /** Undefined where only lists tell, and the first had it already. */
  readonly openedOn: string | undefined
  readonly closedOn: string | undefined
  readonly lastInspectedOn: string | undefined
  readonly rating: string | undefined
  readonly ratingOn: string | undefined
  readonly ratingInherited: boolean | undefined
  readonly previousRating: string | undefined
  readonly keyRatings: Readonly<Record<KeyQuestion, string | null>> | undefined
  readonly localAuthority: string | undefined
  readonly searchName: string
  readonly searchWords: readonly string[]
}

/** The registration that speaks for a home now: the newest that is open, else the one that closed last. */
export function mainOf<M extends { readonly location: CqcLocation }>(members: readonly M[]): M {
  const inOrder = members.toSorted((a, b) => byTime(a.location, b.location))
  const open = inOrder.filter(member => member.location.registered)
  const closed = inOrder.toSorted((a, b) =>
    (a.location.registeredTo ?? '') < (b.location.registeredTo ?? '') ? -1 : 1,
  )
  const main = open.at(-1) ?? closed.at(-1)
  if (!main) throw new Error('A home has at least one registration')
  return main
}

/** A home from its registrations. Pure: the import, a join and its undoing all make homes here. */
export function homeFrom(members: readonly Member[]): DerivedHome {
  const { location: main } = mainOf(members)
  const locations = members.map(member => member.location)
  return {
    ...placeOf(main),
    ...serviceOf(main, locations),
    ...timeOf(locations),
    ...ratingOf(main, locations),
    cqcProviderId: main.providerId,
    brandId: main.brandId,
    brandName: main.brandName,
    searchName: searchable(main.name),
    searchWords: searchWordsOf(members),
  }
}

function placeOf(main: CqcLocation) {
  return {
    name: main.name,
    address: addressOf(main),
    town: main.address.town,
    postcode: main.postcode,
    latitude: main.latitude,
    longitude: main.longitude,
    localAuthority: main.localAuthority,
  }
}

function serviceOf(main: CqcLocation, locations: readonly CqcLocation[]) {
  return {
    beds: bedsOf(locations),
    dormant: main.dormant,
    nursing: main.nursing,
    serviceTypes: main.serviceTypes,
    specialisms: main.specialisms,
  }
}

function timeOf(locations: readonly CqcLocation[]) {
  const registered = locations.some(location => location.registered)
  const dates = (pick: (location: CqcLocation) => string | undefined) =>
    locations
      .map(pick)
      .filter(date => date !== undefined)
      .toSorted()
  return {
    registered,
    openedOn: openedOn(locations),
    closedOn: registered ? undefined : dates(location => location.registeredTo).at(-1),
    lastInspectedOn: dates(location => location.lastInspectionOn).at(-1),
  }
}

function openedOn(locations: readonly CqcLocation[]): string | undefined {
  const [first] = locations.toSorted(byTime)
  return first?.registeredFromIs === 'listed' ? undefined : first?.registeredFrom
}

/**
 * The rating is what CQC gives the registration that speaks for the home. A home registered anew and not yet
 * rated has none, and its earlier one stays in sight as the previous rating.
 */
function ratingOf(main: CqcLocation, locations: readonly CqcLocation[]) {
  const current = currentRatingOf(main.ratings)
  const overall = ratingsOfHome(locations).filter(rating => rating.overall !== null)
  const before = current
    ? overall.find(rating => (rating.publishedOn ?? '') < (current.publishedOn ?? ''))
    : overall[0]
  return {
    rating: current?.overall,
    ratingOn: current?.publishedOn ?? undefined,
    ratingInherited: current?.inherited,
    previousRating: before?.overall ?? undefined,
    keyRatings: current && keyRatingsOf(current),
  }
}

function keyRatingsOf(rating: Rating): Record<KeyQuestion, RatingCode | null> {
  const { safe, effective, caring, responsive, wellLed } = rating
  return { safe, effective, caring, responsive, wellLed }
}

function searchWordsOf(members: readonly Member[]): string[] {
  const texts = members.flatMap(({ location, providerName }) => [
    location.name,
    location.alsoKnownAs,
    ...location.address.lines,
    location.address.town,
    location.postcode,
    location.brandName,
    providerName,
  ])
  return wordsOf(...texts)
}
