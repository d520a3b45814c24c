import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { CqcLocation } from '../cqc/location.ts'
import { datedKinds, type HomeChange } from './derive-changes.ts'
import type { DerivedHome } from './derive-home.ts'
import { providerId, registrationId } from './registrations-store.ts'
import { jsonRows } from './rows.ts'

export interface StoredMember {
  readonly homeId: string
  readonly location: CqcLocation
  readonly providerName: string | null
}

export async function membersOf(tx: Tx, homeIds: readonly string[]): Promise<StoredMember[]> {
  const rows = await sql<StoredMember>`
    select r.home_id, r.location, p.name as provider_name
      from homes.registration r left join homes.provider p on p.id = r.provider_id
     where r.home_id = any(${homeIds}::uuid[])
     order by r.home_id, r.registered_from, r.cqc_location_id`.execute(tx)
  return rows.rows
}

/** Homes that are there and stand for themselves, with the day of their latest change. */
export async function standingHomes(tx: Tx, homeIds: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await tx
    .selectFrom('homes.home')
    .select(['id', 'changedOn'])
    .where(sql<boolean>`id = any(${[...homeIds]}::uuid[])`)
    .where('joinedInto', 'is', null)
    .execute()
  return new Map(rows.map(row => [row.id, row.changedOn]))
}

export interface HomeToKeep {
  readonly id: string
  readonly councilId: string | undefined
  readonly home: DerivedHome
  readonly changedOn: string | undefined
}

export async function keepHomes(tx: Tx, homes: readonly HomeToKeep[], at: Temporal.Instant): Promise<void> {
  const rows = homes.map(({ id, councilId, home, changedOn }) => ({
    id,
    council_id: councilId,
    provider_id: providerId(home.cqcProviderId),
    changed_on: changedOn,
    home,
  }))
  await sql`
    insert into homes.home (id, joined_into, council_id, name, address, town, postcode, latitude, longitude, beds,
        registered, dormant, nursing, service_types, specialisms, provider_id, brand_id, brand_name, opened_on,
        closed_on, last_inspected_on, rating, rating_on, rating_inherited, previous_rating,
        safe, effective, caring, responsive, well_led, changed_at, changed_on, search_name, search_words)
    select x.id, null, x.council_id, h->>'name', h->>'address', h->>'town', h->>'postcode',
           (h->>'latitude')::double precision, (h->>'longitude')::double precision, (h->>'beds')::integer,
           (h->>'registered')::boolean, (h->>'dormant')::boolean, (h->>'nursing')::boolean,
           array(select jsonb_array_elements_text(h->'serviceTypes')),
           array(select jsonb_array_elements_text(h->'specialisms')),
           x.provider_id, h->>'brandId', h->>'brandName', (h->>'openedOn')::date, (h->>'closedOn')::date,
           (h->>'lastInspectedOn')::date, h->>'rating', (h->>'ratingOn')::date, (h->>'ratingInherited')::boolean,
           h->>'previousRating', k->>'safe', k->>'effective', k->>'caring', k->>'responsive', k->>'wellLed', ${at}, x.changed_on, h->>'searchName',
           array(select jsonb_array_elements_text(h->'searchWords'))
      from jsonb_to_recordset(${jsonRows(rows)})
        as x(id uuid, council_id uuid, provider_id uuid, changed_on date, home jsonb),
           lateral (select x.home as h, x.home->'keyRatings' as k) as home
    on conflict (id) do update set (joined_into, council_id, name, address, town, postcode, latitude, longitude,
        beds, registered, dormant, nursing, service_types, specialisms, provider_id, brand_id, brand_name,
        opened_on, closed_on, last_inspected_on, rating, rating_on, rating_inherited, previous_rating, safe,
        effective, caring, responsive, well_led, changed_at, changed_on, search_name, search_words, version)
      = (null, excluded.council_id, excluded.name, excluded.address, excluded.town, excluded.postcode,
        excluded.latitude, excluded.longitude, excluded.beds, excluded.registered, excluded.dormant,
        excluded.nursing, excluded.service_types, excluded.specialisms, excluded.provider_id, excluded.brand_id,
        excluded.brand_name, excluded.opened_on, excluded.closed_on, excluded.last_inspected_on, excluded.rating,
        excluded.rating_on, excluded.rating_inherited, excluded.previous_rating,
        excluded.safe, excluded.effective, excluded.caring, excluded.responsive, excluded.well_led, excluded.changed_at,
        excluded.changed_on, excluded.search_name, excluded.search_words, home.version + 1)`.execute(tx)
  await keepWords(tx, new Set(homes.flatMap(({ home }) => home.searchWords)))
}

async function keepWords(tx: Tx, words: ReadonlySet<string>): Promise<void> {
  await sql`insert into homes.word (word) select unnest(${[...words]}::text[]) on conflict do nothing`.execute(
    tx,
  )
}

/** Homes that became other names of another: their ids still lead there. */
export async function keepJoinedInto(tx: Tx, joinedInto: ReadonlyMap<string, string>): Promise<void> {
  if (joinedInto.size === 0) return
  const rows = [...joinedInto].map(([id, into]) => ({ id, target: into }))
  await sql`update homes.home h set joined_into = x.target, version = version + 1
      from jsonb_to_recordset(${jsonRows(rows)}) as x(id uuid, target uuid)
     where h.id = x.id or h.joined_into = x.id`.execute(tx)
}

export interface StoredChange {
  readonly id: string
  readonly homeId: string
}

/** The dated history as stored; it is made again from the records, so that a wrong "closed" does not stay. */
export async function datedChanges(tx: Tx, homeIds: readonly string[]): Promise<StoredChange[]> {
  return tx
    .selectFrom('homes.change')
    .select(['id', 'homeId'])
    .where(sql<boolean>`home_id = any(${[...homeIds]}::uuid[])`)
    .where('kind', 'in', [...datedKinds])
    .execute()
}

export interface ChangeToKeep extends HomeChange {
  readonly homeId: string
  readonly councilId: string | undefined
}

/** Adds changes not there yet; gives those that were added. */
export async function addChanges(
  tx: Tx,
  changes: readonly ChangeToKeep[],
  at: Temporal.Instant,
  importId: string | undefined,
): Promise<string[]> {
  if (changes.length === 0) return []
  const rows = changes.map(({ id, homeId, councilId, kind, onDate, data }) => {
    const registration = onDate === null ? registrationId(String(data.cqcLocationId)) : null
    return {
      id,
      home_id: homeId,
      council_id: councilId,
      kind,
      on_date: onDate,
      data,
      registration_id: registration,
    }
  })
  const added = await sql<{ kind: string; isNew: boolean }>`
    insert into homes.change (id, home_id, registration_id, council_id, kind, on_date, noticed_at, data, import_id)
    select x.id, x.home_id, x.registration_id, x.council_id, x.kind, x.on_date, ${at}, x.data, ${importId ?? null}
      from jsonb_to_recordset(${jsonRows(rows)})
        as x(id uuid, home_id uuid, registration_id uuid, council_id uuid, kind text, on_date date, data jsonb)
    on conflict (id) do update set home_id = excluded.home_id, council_id = excluded.council_id, data = excluded.data
    returning kind, xmax = 0 as is_new`.execute(tx)
  return added.rows.filter(row => row.isNew).map(row => row.kind)
}

export async function dropChanges(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from homes.change where id = any(${[...ids]}::uuid[])`.execute(tx)
}
