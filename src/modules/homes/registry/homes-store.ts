import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { CqcLocation } from '../cqc/location.ts'
import { datedKinds, type HomeChange, quietKinds } from './derive-changes.ts'
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

/** The changes `x` that people are shown: those that hold, and that are not for other modules alone. */
export const shownChange: RawBuilder<SqlBool> = sql<SqlBool>`(x.withdrawn_at is null and x.kind <> all(${[...quietKinds]}::text[]))`

export interface StoredChange {
  readonly id: string
  readonly homeId: string
}

/** The dated history that stands; it is made again from the records, so that a wrong "closed" does not stay. */
export async function datedChanges(tx: Tx, homeIds: readonly string[]): Promise<StoredChange[]> {
  return tx
    .selectFrom('homes.change')
    .select(['id', 'homeId'])
    .where(sql<boolean>`home_id = any(${[...homeIds]}::uuid[])`)
    .where('kind', 'in', [...datedKinds])
    .where('withdrawnAt', 'is', null)
    .execute()
}

export interface ChangeToKeep extends HomeChange {
  readonly homeId: string
  readonly councilId: string | undefined
}

/**
 * Adds changes not there yet, and lets stand again those that were withdrawn; gives the kinds of both. What says
 * something new gets a new place in the feed, so the caller must hold the lock of the register.
 */
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
    with given as (
      select x.* from jsonb_to_recordset(${jsonRows(rows)})
        as x(id uuid, home_id uuid, registration_id uuid, council_id uuid, kind text, on_date date, data jsonb)),
    withdrawn as (select id from homes.change where withdrawn_at is not null and id in (select id from given)),
    kept as (
      insert into homes.change as c (id, home_id, registration_id, council_id, kind, on_date, noticed_at, data, import_id)
      select id, home_id, registration_id, council_id, kind, on_date, ${at}, data, ${importId ?? null} from given
      on conflict (id) do update
         set home_id = excluded.home_id, council_id = excluded.council_id, data = excluded.data,
             noticed_at = case when c.withdrawn_at is null then c.noticed_at else excluded.noticed_at end,
             import_id = case when c.withdrawn_at is null then c.import_id else excluded.import_id end,
             withdrawn_at = null, seq = nextval('homes.change_seq')
       where (c.home_id, c.council_id, c.data, c.withdrawn_at is null)
         is distinct from (excluded.home_id, excluded.council_id, excluded.data, true)
      returning c.id, c.kind, xmax = 0 as is_new)
    select kind, is_new or id in (select id from withdrawn) as is_new from kept`.execute(tx)
  return added.rows.filter(row => row.isNew).map(row => row.kind)
}

/** Changes that no longer hold: kept, told again as withdrawn, and shown to nobody. Under the register's lock. */
export async function withdrawChanges(tx: Tx, ids: readonly string[], at: Temporal.Instant): Promise<void> {
  if (ids.length === 0) return
  await sql`update homes.change set withdrawn_at = ${at}, seq = nextval('homes.change_seq')
     where id = any(${ids}::uuid[]) and withdrawn_at is null`.execute(tx)
}
