import { stableId } from '#platform/ids.ts'
import type { CqcLocation } from '../cqc/location.ts'
import { byTime, isNumberless } from '../joining/registration.ts'
import type { FactDifference } from './facts.ts'
import { type HomeRating, ratingsOfHome } from './ratings-of-home.ts'

/** What can happen to a home. The first six follow from its records alone and carry the day they happened. */
export const changeKinds = [
  'opened',
  're-registered',
  'closed',
  'rating-published',
  'inspected-not-rated',
  'dormant',
  'beds-changed',
  'name-changed',
  'services-changed',
  'provider-changed',
  'manager-absent',
  'manager-listed-changed',
] as const
export type ChangeKind = (typeof changeKinds)[number]

export const datedKinds: readonly ChangeKind[] = [
  'opened',
  're-registered',
  'closed',
  'rating-published',
  'inspected-not-rated',
  'dormant',
]

/** What only other modules are told of: a home's page has these from its ratings. */
export const quietKinds: readonly ChangeKind[] = ['inspected-not-rated']

export interface HomeChange {
  readonly id: string
  readonly kind: ChangeKind
  /** The civil day it happened; null when only the day we noticed is known. */
  readonly onDate: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** The dated history of one home, from all its registrations. The same records always give the same ids. */
export function historyOf(locations: readonly CqcLocation[]): HomeChange[] {
  const inOrder = locations.toSorted(byTime)
  const [first, ...later] = inOrder
  if (!first) return []
  return [
    ...opened(first),
    ...later.flatMap((location, i) => reRegistered(inOrder[i] ?? first, location)),
    ...closed(inOrder),
    ...ratings(inOrder),
    ...unrated(inOrder),
    ...inOrder.flatMap(dormant),
  ]
}

function dated(
  kind: ChangeKind,
  locationId: string,
  onDate: string,
  data: Readonly<Record<string, unknown>>,
  ...words: readonly string[]
): HomeChange {
  return { id: stableId('change', kind, locationId, onDate, ...words), kind, onDate, data }
}

/** A home that the first list of its council had already opened at some time before. */
function opened(first: CqcLocation): HomeChange[] {
  if (first.registeredFromIs === 'listed') return []
  const data = { cqcLocationId: first.locationId, ...(first.registeredFromIs ? { by: true } : {}) }
  return [dated('opened', first.locationId, first.registeredFrom, data)]
}

/** A number in place of none is no new registration. */
function reRegistered(before: CqcLocation, location: CqcLocation): HomeChange[] {
  if (isNumberless(before.locationId) || isNumberless(location.locationId)) return []
  const data = {
    cqcLocationId: location.locationId,
    before: before.locationId,
    provider: location.providerId,
    providerBefore: before.providerId,
    ...(location.registeredFromIs ? { by: true } : {}),
  }
  // Another provider is another happening: who was told of the one must hear that it is withdrawn.
  const words = [before.providerId, location.providerId]
  return [dated('re-registered', location.locationId, location.registeredFrom, data, ...words)]
}

function closed(locations: readonly CqcLocation[]): HomeChange[] {
  if (locations.some(location => location.registered)) return []
  const last = locations.toSorted((a, b) => ((a.registeredTo ?? '') < (b.registeredTo ?? '') ? -1 : 1)).at(-1)
  if (last?.registeredTo === undefined) return []
  const data = { cqcLocationId: last.locationId, ...(last.registeredToIs ? { by: true } : {}) }
  return [dated('closed', last.locationId, last.registeredTo, data)]
}

function ratings(locations: readonly CqcLocation[]): HomeChange[] {
  const published = ratingsOfHome(locations).filter(
    rating => rating.overall !== null && rating.publishedOn !== null,
  )
  return published.map((rating, i) => {
    const data = {
      cqcLocationId: rating.cqcLocationId,
      rating: rating.overall,
      before: published[i + 1]?.overall ?? null,
      ...ratingDetails(rating, locations),
    }
    const words = [rating.reportLinkId ?? '', rating.overall ?? '']
    return dated('rating-published', rating.cqcLocationId, rating.publishedOn ?? '', data, ...words)
  })
}

function ratingDetails(rating: HomeRating, locations: readonly CqcLocation[]) {
  const { cqcLocationId, inherited, safe, effective, caring, responsive, wellLed } = rating
  const of = locations.find(location => location.locationId === cqcLocationId)
  return { provider: of?.providerId ?? null, inherited, safe, effective, caring, responsive, wellLed }
}

/** Inspections that gave no overall rating: of some key questions only, or of nothing. */
function unrated(locations: readonly CqcLocation[]): HomeChange[] {
  const partly = ratingsOfHome(locations).filter(rating => rating.overall === null)
  const notAtAll = locations.flatMap(location =>
    location.inspectedNotRated
      .filter(inspection => !inspection.inherited)
      .map(inspection => ({ ...inspection, cqcLocationId: location.locationId, ...NOTHING_RATED })),
  )
  return [...partly, ...notAtAll].flatMap(found => {
    const { cqcLocationId, publishedOn, reportLinkId, safe, effective, caring, responsive, wellLed } = found
    if (publishedOn === null) return []
    const rated = { safe, effective, caring, responsive, wellLed }
    const data = { cqcLocationId, ...rated }
    const words = [reportLinkId ?? '', ...Object.values(rated).map(String)]
    return [dated('inspected-not-rated', cqcLocationId, publishedOn, data, ...words)]
  })
}

const NOTHING_RATED = { safe: null, effective: null, caring: null, responsive: null, wellLed: null }

function dormant(location: CqcLocation): HomeChange[] {
  if (!location.dormant || location.dormantFrom === undefined) return []
  return [dated('dormant', location.locationId, location.dormantFrom, { cqcLocationId: location.locationId })]
}

const noticedKinds: Readonly<Record<string, ChangeKind>> = {
  beds: 'beds-changed',
  name: 'name-changed',
  serviceTypes: 'services-changed',
  specialisms: 'services-changed',
  provider: 'provider-changed',
  managerAbsentFrom: 'manager-absent',
  managerListed: 'manager-listed-changed',
}

/** What was noticed of one registration between two of its records; CQC does not say on which day. */
export function noticedOf(
  locationId: string,
  recordId: string,
  differences: readonly FactDifference[],
): HomeChange[] {
  return differences.flatMap(({ key, before, after }) => {
    const kind = noticedKinds[key]
    if (!kind) return []
    const id = stableId('change', kind, locationId, key, recordId)
    return [
      {
        id,
        kind,
        onDate: null,
        data: { cqcLocationId: locationId, fact: key, before: before ?? null, after: after ?? null },
      },
    ]
  })
}
