import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { stableId } from '#platform/ids.ts'
import type { CqcLocation } from '../cqc/location.ts'
import type { FactDifference, Facts, FactValue } from './facts.ts'
import { jsonRows } from './rows.ts'

/** One record of one registration, as it is to be stored. */
export interface IncomingRegistration {
  readonly location: CqcLocation
  readonly recordId: string
  readonly fetchedAt: Temporal.Instant
  readonly homeId: string
}

export function registrationId(cqcLocationId: string): string {
  return stableId('registration', cqcLocationId)
}

export function providerId(cqcProviderId: string): string {
  return stableId('provider', cqcProviderId)
}

/** Registrations new or changed, by batch. Their providers must be there already. */
export async function keepRegistrations(tx: Tx, incoming: readonly IncomingRegistration[]): Promise<void> {
  const rows = incoming.map(({ location, recordId, fetchedAt, homeId }) => ({
    id: registrationId(location.locationId),
    home_id: homeId,
    location,
    provider_id: providerId(location.providerId),
    record_id: recordId,
    as_of: fetchedAt.toString(),
  }))
  await sql`
    insert into homes.registration (id, home_id, cqc_location_id, provider_id, name, registered, registered_from,
        registered_to, beds, uprn, postcode, location, record_id, as_of)
    select x.id, x.home_id, l->>'locationId', x.provider_id, l->>'name', (l->>'registered')::boolean,
           (l->>'registeredFrom')::date, (l->>'registeredTo')::date, (l->>'beds')::integer, l->>'uprn', l->>'postcode',
           l, x.record_id, x.as_of
      from jsonb_to_recordset(${jsonRows(rows)})
        as x(id uuid, home_id uuid, location jsonb, provider_id uuid, record_id uuid, as_of timestamptz),
           lateral (select x.location as l) as location
    on conflict (id) do update set home_id = excluded.home_id, provider_id = excluded.provider_id,
        name = excluded.name, registered = excluded.registered, registered_from = excluded.registered_from,
        registered_to = excluded.registered_to, beds = excluded.beds, uprn = excluded.uprn,
        postcode = excluded.postcode, location = excluded.location, record_id = excluded.record_id,
        as_of = excluded.as_of, version = registration.version + 1`.execute(tx)
}

/** The ratings of each registration as its newest record gives them. */
export async function keepRatings(tx: Tx, incoming: readonly IncomingRegistration[]): Promise<void> {
  const registrations = incoming.map(item => registrationId(item.location.locationId))
  await sql`delete from homes.rating where registration_id = any(${registrations}::uuid[])`.execute(tx)
  const rows = incoming.flatMap(ratingRows)
  if (rows.length === 0) return
  await sql`
    insert into homes.rating (id, registration_id, home_id, record_id, published_on, overall, safe, effective, caring,
        responsive, well_led, inherited, inherited_from, report_link_id, source)
    select x.id, x.registration_id, x.home_id, x.record_id, (r->>'publishedOn')::date, r->>'overall', r->>'safe',
           r->>'effective', r->>'caring', r->>'responsive', r->>'wellLed', (r->>'inherited')::boolean,
           r->>'inheritedFrom', r->>'reportLinkId', r->>'source'
      from jsonb_to_recordset(${jsonRows(rows)})
        as x(id uuid, registration_id uuid, home_id uuid, record_id uuid, rating jsonb),
           lateral (select x.rating as r) as rating`.execute(tx)
}

function ratingRows({ location, recordId, homeId }: IncomingRegistration) {
  const registration_id = registrationId(location.locationId)
  return location.ratings.map((rating, i) => {
    const words = [rating.publishedOn ?? '', rating.source, rating.reportLinkId ?? String(i)]
    const id = stableId('rating', location.locationId, ...words)
    return { id, registration_id, home_id: homeId, record_id: recordId, rating }
  })
}

/** What is known now of these registrations, by registration id. */
export async function factsNow(tx: Tx, registrationIds: readonly string[]): Promise<Map<string, Facts>> {
  const rows = await sql<{ registrationId: string; facts: Facts }>`
    select registration_id, jsonb_object_agg(key, value) as facts from homes.fact
     where known_to is null and registration_id = any(${registrationIds}::uuid[])
     group by registration_id`.execute(tx)
  return new Map(rows.rows.map(row => [row.registrationId, row.facts]))
}

export interface ChangedFacts {
  readonly registrationId: string
  readonly recordId: string
  readonly fetchedAt: Temporal.Instant
  readonly differences: readonly FactDifference[]
}

/** Ends what is no longer so and begins what is now so. Two records of one instant: the later one stands. */
export async function keepFacts(tx: Tx, changed: readonly ChangedFacts[]): Promise<void> {
  const rows = changed.flatMap(({ registrationId: registration_id, recordId, fetchedAt, differences }) =>
    differences.map(({ key, before, after }) => ({
      registration_id,
      key,
      value: after satisfies FactValue | undefined,
      record_id: recordId,
      known_from: fetchedAt.toString(),
      was: before !== undefined,
    })),
  )
  const ended = rows.filter(row => row.was)
  if (ended.length > 0) await endFacts(tx, ended)
  const begun = rows.filter(row => row.value !== undefined)
  if (begun.length === 0) return
  await sql`insert into homes.fact (registration_id, key, value, record_id, known_from)
    select x.registration_id, x.key, x.value, x.record_id, x.known_from
      from jsonb_to_recordset(${jsonRows(begun)})
        as x(registration_id uuid, key text, value jsonb, record_id uuid, known_from timestamptz)`.execute(tx)
}

async function endFacts(tx: Tx, rows: readonly unknown[]): Promise<void> {
  const ended = sql`jsonb_to_recordset(${jsonRows(rows)}) as x(registration_id uuid, key text, known_from timestamptz)`
  await sql`delete from homes.fact f using ${ended}
     where f.registration_id = x.registration_id and f.key = x.key and f.known_from >= x.known_from`.execute(
    tx,
  )
  await sql`update homes.fact f set known_to = x.known_from from ${ended}
     where f.registration_id = x.registration_id and f.key = x.key and f.known_to is null`.execute(tx)
}

/** Registrations whose home has changed although their record has not. */
export async function moveRegistrations(tx: Tx, moves: ReadonlyMap<string, string>): Promise<void> {
  if (moves.size === 0) return
  const rows = [...moves].map(([cqcLocationId, homeId]) => ({
    id: registrationId(cqcLocationId),
    home_id: homeId,
  }))
  const moved = sql`jsonb_to_recordset(${jsonRows(rows)}) as x(id uuid, home_id uuid)`
  await sql`update homes.registration r set home_id = x.home_id, version = version + 1
      from ${moved} where r.id = x.id`.execute(tx)
  await sql`update homes.rating t set home_id = x.home_id from ${moved} where t.registration_id = x.id`.execute(
    tx,
  )
  await sql`update homes.change c set home_id = x.home_id, seq = nextval('homes.change_seq')
      from ${moved} where c.registration_id = x.id`.execute(tx)
}
