import type { CqcLocation } from '../cqc/location.ts'
import { KEY_QUESTIONS } from '../cqc/rating-codes.ts'
import type { Rating } from '../cqc/ratings.ts'
import { isNumberless } from '../joining/registration.ts'
import { mayOverwrite } from '../sources/precedence.ts'
import type { Listed, ListedRating } from './listed.ts'

/** What the register holds of a registration before a list is read. */
export interface Standing {
  readonly location: CqcLocation
  /** The civil day of the record that speaks for it. */
  readonly asOf: string
}

export interface ListMoment {
  /** The day the list is of. */
  readonly on: string
  /** An earlier list of this council is in the register: what is new in this one opened since. */
  readonly follows: boolean
}

type Facts = Partial<CqcLocation>

/**
 * A registration as the register should hold it after a list was read. What CQC's own record says stays unless the
 * list is newer and may overwrite that fact; what was not known is filled in.
 */
export function mergeListed(
  before: Standing | undefined,
  listed: Listed,
  { on, follows }: ListMoment,
): CqcLocation {
  const facts = factsOf(listed)
  if (!before) return { ...blank(listed, on, follows), ...facts, ...ratedFirst(listed.rating) }
  const newer = on >= before.asOf
  const kept = Object.entries(facts).filter(
    ([fact, value]) =>
      isMissing(before.location, fact) ||
      (newer && mayOverwrite(fact) && !losesNumber(before.location, value)),
  )
  const merged = { ...startOf(before.location, listed), ...Object.fromEntries(kept) }
  return { ...reopened(merged, listed, newer), ...ratingsWith(merged.ratings, listed.rating, newer) }
}

/**
 * A registration that a list no longer has, when an earlier one of the same council did. One without a number may have
 * got its number: then that is what follows it.
 */
export function ended(location: CqcLocation, on: string, number?: string): CqcLocation {
  const next = number ? [{ locationId: number, kind: 'successor' as const }] : []
  const relationships = [...location.relationships, ...next]
  return { ...location, relationships, registered: false, registeredTo: on, registeredToIs: 'by' }
}

/** A day that a list gives stands in place of one that only followed from lists. */
function startOf(location: CqcLocation, { registeredFrom }: Listed): CqcLocation {
  if (!location.registeredFromIs || !registeredFrom) return location
  const { registeredFromIs: _, ...known } = location
  return { ...known, registeredFrom }
}

/** A list without providers' numbers must not take away the number that is known. */
function losesNumber(location: CqcLocation, value: unknown): boolean {
  return typeof value === 'string' && isNumberless(value) && !isNumberless(location.providerId)
}

function isMissing(location: CqcLocation, fact: string): boolean {
  if (fact === 'address') return location.address.lines.length === 0
  const value = location[fact as keyof CqcLocation]
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

/** CQC lists what is registered: a list that has it again is right, unless an older one. */
function reopened(location: CqcLocation, listed: Listed, newer: boolean): CqcLocation {
  if (location.registered || !newer || listed.registeredTo) return location
  const { registeredTo: _, registeredToIs: __, ...open } = location
  return { ...open, registered: true }
}

/** What a list's row and CQC's record call by the same name. */
const shared = [
  ...(['providerId', 'name', 'alsoKnownAs', 'registeredFrom', 'dormant', 'beds', 'address'] as const),
  ...(['postcode', 'latitude', 'longitude', 'uprn', 'localAuthority', 'region', 'constituency'] as const),
  ...(['odsCode', 'phone', 'website', 'type', 'specialisms', 'regulatedActivities'] as const),
  ...(['brandId', 'brandName', 'managerListed', 'lastInspectionOn', 'lastReportOn'] as const),
] as const

function factsOf(listed: Listed): Facts {
  const given = shared.filter(name => listed[name] !== undefined).map(name => [name, listed[name]])
  const { registeredTo, serviceTypes } = listed
  return {
    ...(Object.fromEntries(given) as Facts),
    ...(registeredTo ? { registered: false, registeredTo, registeredToIs: undefined } : {}),
    ...(serviceTypes
      ? { serviceTypes, nursing: serviceTypes.includes('Care home service with nursing') }
      : {}),
  }
}

/** What no list gives is said to be not known, never made up: a first list only shows that a home was there by then. */
function blank(listed: Listed, on: string, follows: boolean): CqcLocation {
  const known = listed.registeredFrom !== undefined
  return {
    locationId: listed.locationId,
    providerId: listed.providerId ?? `none-${listed.locationId}`,
    name: listed.name,
    registered: true,
    registeredFrom: on,
    ...(known ? {} : { registeredFromIs: follows ? ('by' as const) : ('listed' as const) }),
    careHome: true,
    dormant: false,
    address: { lines: [] },
    nursing: false,
    ...{
      serviceTypes: [],
      specialisms: [],
      regulatedActivities: [],
      relationships: [],
      dualRegisteredWith: [],
    },
    ...{ reports: [], ratings: [], inspectedNotRated: [] },
  }
}

function ratedFirst(rating: ListedRating | undefined): Pick<CqcLocation, 'ratings'> {
  return { ratings: rating ? [asRating(rating)] : [] }
}

/** A list has one rating, the latest. It joins the history when it is new to it, and is never put before a later one. */
function ratingsWith(
  ratings: readonly Rating[],
  listed: ListedRating | undefined,
  newer: boolean,
): Pick<CqcLocation, 'ratings'> {
  const all = [...ratings]
  if (!listed) return { ratings: all }
  const at = all.findIndex(
    rating => rating.publishedOn === listed.publishedOn && rating.overall === listed.overall,
  )
  if (at >= 0) {
    const same = all[at]
    if (same && newer && !sameAnswers(same, listed)) all[at] = { ...same, ...answersOf(listed) }
    return { ratings: all }
  }
  const latest =
    all
      .map(rating => rating.publishedOn ?? '')
      .toSorted()
      .at(-1) ?? ''
  const later = (listed.publishedOn ?? '') > latest || all.length === 0
  return {
    ratings: later
      ? [asRating(listed), ...all.map(rating => ({ ...rating, source: 'historic' as const }))]
      : all,
  }
}

function answersOf(listed: ListedRating) {
  return Object.fromEntries(KEY_QUESTIONS.map(name => [name, listed[name] ?? null])) as Pick<
    Rating,
    (typeof KEY_QUESTIONS)[number]
  >
}

const sameAnswers = (rating: Rating, listed: ListedRating): boolean =>
  KEY_QUESTIONS.every(name => rating[name] === (listed[name] ?? null))

function asRating(listed: ListedRating): Rating {
  const { overall, publishedOn, inherited } = listed
  return { ...answersOf(listed), overall, publishedOn, inherited, keyQuestions: {}, source: 'current' }
}
