import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { CqcLocation } from '../cqc/location.ts'
import type { RegistrationForJoining } from '../joining/join.ts'

/** SQL of turning fetched items into records, and of finding which of them say something new. */

export async function keepRecords(tx: Tx, importId: string, source: string): Promise<void> {
  await sql`
    insert into homes.record (id, kind, item_id, source, address, fetched_at, hash, body, import_id)
    select i.record_id, i.kind, i.item_id, ${source}, i.address, i.fetched_at, i.hash, i.body, i.import_id
      from homes.import_item i where i.import_id = ${importId} and i.outcome = 'kept'
    on conflict (kind, item_id, hash) do nothing`.execute(tx)
}

export interface ChangedRegistration {
  readonly position: number
  readonly isNew: boolean
  /** What joining needs of it, without its whole record. */
  readonly light: RegistrationForJoining
}

/**
 * Registrations new to the register, or saying something else than the record that stands. A partial record, the row
 * of a list, says something else only when what is derived with it differs.
 */
export async function changedRegistrations(
  tx: Tx,
  importId: string,
  partial: boolean,
): Promise<ChangedRegistration[]> {
  const rows = await sql<ChangedRegistration>`
    select i.position, r.id is null as is_new,
           jsonb_build_object('locationId', d->'locationId', 'name', d->'name', 'registeredFrom', d->'registeredFrom',
             'relationships', d->'relationships') || jsonb_strip_nulls(jsonb_build_object('postcode', d->'postcode',
             'uprn', d->'uprn', 'beds', d->'beds', 'registeredTo', d->'registeredTo')) as light
      from homes.import_item i
      cross join lateral (select i.derived as d) as derived
      left join homes.registration r on r.cqc_location_id = i.item_id
     where i.import_id = ${importId} and i.kind = 'location' and i.outcome = 'kept'
       and (r.id is null or r.record_id <> i.record_id and (not ${partial} or r.location <> i.derived))
     order by i.position`.execute(tx)
  return rows.rows
}

export interface FetchedItem {
  readonly position: number
  readonly location: CqcLocation
  readonly recordId: string
  readonly fetchedAt: Temporal.Instant
}

/** The whole records at these positions, in order. */
export async function itemsAt(
  tx: Tx,
  importId: string,
  positions: readonly number[],
): Promise<FetchedItem[]> {
  const rows = await sql<FetchedItem>`
    select position, derived as location, record_id, fetched_at from homes.import_item
     where import_id = ${importId} and position = any(${[...positions]}::integer[])
     order by position`.execute(tx)
  return rows.rows
}

/**
 * Providers of the import: every one a changed registration names, and the names that were fetched. Gives the
 * homes whose provider's name is new, since people search by it.
 */
export async function keepProviders(
  tx: Tx,
  importId: string,
  ids: readonly { readonly id: string; readonly cqcProviderId: string }[],
): Promise<string[]> {
  const rows = JSON.stringify(ids.map(({ id, cqcProviderId }) => ({ id, cqc: cqcProviderId })))
  await sql`insert into homes.provider (id, cqc_provider_id)
    select x.id, x.cqc from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, cqc text)
    on conflict do nothing`.execute(tx)
  const named = await sql<{ homeId: string }>`
    with named as (
      update homes.provider p
         set name = i.derived->>'name', ownership = i.derived->>'ownership', record_id = i.record_id,
             version = version + 1
        from homes.import_item i
       where i.import_id = ${importId} and i.kind = 'provider' and i.outcome = 'kept'
         and p.cqc_provider_id = i.item_id and p.record_id is distinct from i.record_id
      returning p.id)
    select distinct r.home_id from homes.registration r join named n on n.id = r.provider_id`.execute(tx)
  return named.rows.map(row => row.homeId)
}

export async function providerIdsNamed(tx: Tx, importId: string): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    select distinct coalesce(derived->>'providerId', item_id) as id from homes.import_item
     where import_id = ${importId} and outcome = 'kept'`.execute(tx)
  return rows.rows.map(row => row.id)
}
