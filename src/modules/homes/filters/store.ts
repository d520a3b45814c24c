import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Watcher } from '../watches/watcher.ts'
import type { FilterSearch } from './schema.ts'

/** A filter with what its ids stand for now: null where they stand for nothing, or the filter has none. */
export interface FilterRow {
  readonly id: string
  readonly ownerId: string
  readonly name: string
  readonly search: Readonly<Record<string, unknown>>
  readonly savedAt: Temporal.Instant
  readonly version: number
  readonly watched: boolean
  readonly homes: number | null
  readonly council: string | null
  readonly provider: string | null
  readonly brand: string | null
  readonly specialism: boolean | null
}

const asked = (part: string): RawBuilder<string> => sql<string>`f.search ->> ${part}::text`

/** Null where it is no id of ours, so that the index can be asked. */
const askedId = (part: string): RawBuilder<string> =>
  sql<string>`case when ${asked(part)} ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (${asked(part)})::uuid end`

const columns = sql`
  f.id, f.account_id as owner_id, f.name, f.search, f.saved_at, f.version, f.noted_at is not null as watched, cardinality(f.matched) as homes,
  (select c.nice_name from platform.council c where c.code = ${asked('council')}) as council,
  (select coalesce(p.name, p.cqc_provider_id) from homes.provider p
    where p.id = ${askedId('provider')} or p.cqc_provider_id = ${asked('provider')} limit 1) as provider,
  case when f.search ? 'brand' then (
    select max(h.brand_name) from homes.home h where h.brand_id = ${asked('brand')}) end as brand,
  case when f.search ? 'specialism' then exists (
    select from homes.home h
     where h.specialisms @> array[${asked('specialism')}] and h.joined_into is null) end as specialism`

/** All that somebody keeps, by name. */
export async function filtersOf(tx: Tx, { councilId, accountId }: Watcher): Promise<readonly FilterRow[]> {
  const found = await sql<FilterRow>`select ${columns} from homes.saved_filter f
    where f.council_id = ${councilId} and f.account_id = ${accountId} order by lower(f.name), f.id`.execute(
    tx,
  )
  return found.rows
}

/** Whosever it is: what may be done with it is judged on its owner. */
export async function findFilter(tx: Tx, councilId: string, id: string): Promise<FilterRow | undefined> {
  const found = await sql<FilterRow>`select ${columns} from homes.saved_filter f
    where f.council_id = ${councilId} and f.id = ${id}`.execute(tx)
  return found.rows[0]
}

export interface NewFilter {
  readonly id: string
  readonly name: string
  readonly search: FilterSearch
  readonly savedAt: Temporal.Instant
}

/** False where this person has one of that name, or with that search. */
export async function addFilter(
  tx: Tx,
  { councilId, accountId }: Watcher,
  { id, name, search, savedAt }: NewFilter,
): Promise<boolean> {
  const added = await sql`insert into homes.saved_filter (council_id, id, account_id, name, search, saved_at)
    values (${councilId}, ${id}, ${accountId}, ${name}, ${JSON.stringify(search)}::jsonb, ${savedAt})
    on conflict do nothing returning id`.execute(tx)
  return added.rows.length > 0
}

/** False where another change came first. */
export async function nameFilter(
  tx: Tx,
  { councilId, accountId }: Watcher,
  { filterId, name, version }: { readonly filterId: string; readonly name: string; readonly version: number },
): Promise<boolean> {
  const named = await sql`update homes.saved_filter set name = ${name}, version = version + 1
    where council_id = ${councilId} and account_id = ${accountId} and id = ${filterId} and version = ${version}
    returning id`.execute(tx)
  return named.rows.length > 0
}

/** With all that was kept because it was watched. */
export async function removeFilter(tx: Tx, { councilId, accountId }: Watcher, id: string): Promise<void> {
  await sql`delete from homes.saved_filter
    where council_id = ${councilId} and account_id = ${accountId} and id = ${id}`.execute(tx)
}
