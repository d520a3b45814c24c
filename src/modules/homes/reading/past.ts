import { civilDate } from '#platform/clock.ts'
import type { CqcLocation } from '../cqc/location.ts'
import { parseLocation } from '../cqc/parse.ts'
import { eventsOf, type HomeEvent } from '../events.ts'
import { proposeHomes } from '../joining/join.ts'
import { historyOf } from '../registry/derive-changes.ts'
import { homeFrom } from '../registry/derive-home.ts'
import { homeIdFor } from '../registry/home-ids.ts'
import type { HomeInBrief } from './home-in-brief.ts'

/** A home as it is known now, and all that its register says happened to it, in whatever order. */
export interface HomePast {
  readonly home: HomeInBrief
  readonly events: readonly HomeEvent[]
}

/** When an event could have been known: the day CQC gives it, else the day on which Lantern noticed. */
export function knownFrom({ onDate, noticedAt }: HomeEvent): string {
  return onDate ?? civilDate(noticedAt).toString()
}

/**
 * An event as it would have been told had Lantern been there: on the day it happened. A register that was read years
 * later learned all of it on one day, by which nothing of the past could be judged.
 */
export function asToldThen(event: HomeEvent): HomeEvent {
  if (event.onDate === null) return event
  return { ...event, noticedAt: noonOf(event.onDate) }
}

/**
 * The home as its register knew it at the end of a day; undefined before it opened and once it had closed. Beds, kinds
 * of care and names are as they are now, for CQC keeps no history of them; what it never dates (managers) is not known.
 * A rating stands under whichever registration: a home registered again inherits its history.
 */
export function homeOn({ home, events }: HomePast, day: string): HomeInBrief | undefined {
  const known = events
    .filter(event => event.withdrawnAt === null && knownFrom(event) <= day)
    .toSorted((a, b) => (knownFrom(a) < knownFrom(b) ? -1 : 1))
  const openedOn = home.openedOn ?? firstDay(events)
  if (openedOn === null || openedOn > day || known.some(event => event.type === 'HomeClosed'))
    return undefined
  const ratings = known.filter(event => event.type === 'RatingPublished')
  const [before, last] = [ratings.at(-2), ratings.at(-1)]
  return {
    ...home,
    ...{ registered: true, openedOn, closedOn: null, managerListed: null, managerAbsentFrom: null },
    dormant: known.some(event => event.type === 'FactChanged' && event.fact === 'dormant'),
    cqcProviderId: providerOn(events, day) ?? home.cqcProviderId,
    rating: last?.rating ?? null,
    previousRating: before?.rating ?? null,
    ratingOn: last?.onDate ?? null,
    ratingInherited: last?.inherited ?? false,
    lastInspectedOn: known.findLast(isInspection)?.onDate ?? null,
    asOf: noonOf(day),
  }
}

/** The first change of provider after a day says who ran it until then. */
function providerOn(events: readonly HomeEvent[], day: string): string | null {
  const changes = events
    .filter(event => event.type === 'ProviderChanged')
    .filter(event => event.withdrawnAt === null && knownFrom(event) > day)
    .toSorted((a, b) => (knownFrom(a) < knownFrom(b) ? -1 : 1))
  return changes[0]?.before ?? null
}

function isInspection(event: HomeEvent): boolean {
  return event.type === 'RatingPublished' || (event.type === 'FactChanged' && event.fact === 'inspected')
}

function firstDay(events: readonly HomeEvent[]): string | null {
  return events.map(knownFrom).sort()[0] ?? null
}

function noonOf(day: string): Temporal.Instant {
  return Temporal.Instant.from(`${day}T12:00:00Z`)
}

export interface PastsRead {
  readonly pasts: readonly HomePast[]
  /** Records that could not be read, and why. */
  readonly faults: readonly { readonly id: string; readonly message: string }[]
}

/** The pasts of all care homes in records of CQC's API, joined as an import joins them; in order of their ids. */
export function pastsFrom(records: Iterable<unknown>): PastsRead {
  const locations = new Map<string, CqcLocation>()
  const faults: { id: string; message: string }[] = []
  for (const record of records) {
    const parsed = parseLocation(record)
    if (!parsed.ok) {
      const message = parsed.faults.map(fault => `${fault.field} ${fault.message}`).join(' ')
      faults.push({ id: parsed.id ?? 'a record without an id', message })
    } else if (parsed.location.careHome) locations.set(parsed.location.locationId, parsed.location)
  }
  const { groups } = proposeHomes([...locations.values()])
  const pasts = groups.map(({ registrationIds }) =>
    pastOf(registrationIds.flatMap(id => locations.get(id) ?? [])),
  )
  return { pasts: pasts.sort((a, b) => (a.home.id < b.home.id ? -1 : 1)), faults }
}

function pastOf(locations: readonly CqcLocation[]): HomePast {
  const derived = homeFrom(locations.map(location => ({ location, providerName: null })))
  const id = homeIdFor(locations[0]?.locationId ?? '')
  const told = { homeId: id, councilId: null, withdrawnAt: null, noticedAt: noonOf('2000-01-01') }
  const events = historyOf(locations).flatMap(change => eventsOf({ ...told, ...change }))
  const { rating, ratingOn, previousRating, ratingInherited, lastInspectedOn, openedOn, closedOn } = derived
  return {
    events: events.map(asToldThen),
    home: {
      ...{ id, councilId: null, providerId: null, providerName: null },
      ...{ managerListed: null, managerAbsentFrom: null },
      ...{ name: derived.name, nursing: derived.nursing, registered: derived.registered },
      ...{ dormant: derived.dormant, specialisms: derived.specialisms, cqcProviderId: derived.cqcProviderId },
      ...{
        beds: derived.beds ?? null,
        brandId: derived.brandId ?? null,
        brandName: derived.brandName ?? null,
      },
      ...{ rating: rating ?? null },
      ...{ previousRating: previousRating ?? null, ratingOn: ratingOn ?? null },
      ...{ ratingInherited: ratingInherited ?? false, lastInspectedOn: lastInspectedOn ?? null },
      ...{ openedOn: openedOn ?? null, closedOn: closedOn ?? null, postcode: derived.postcode ?? null },
      ...{
        latitude: derived.latitude ?? null,
        longitude: derived.longitude ?? null,
        asOf: noonOf('2000-01-01'),
      },
    },
  }
}
