import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { isUuid } from '#platform/ids.ts'
import type { WatchKind } from '../watches/store.ts'

export interface RecordRow {
  readonly id: string
  readonly kind: 'location' | 'provider'
  readonly itemId: string
  readonly source: string
  readonly address: string
  readonly fetchedAt: Temporal.Instant
  readonly hash: Buffer
  readonly body: Buffer
}

/** By its own id; or the record that stands for a CQC location id. */
export async function findRecord(tx: Tx, id: string): Promise<RecordRow | undefined> {
  const row = await tx
    .selectFrom('homes.record')
    .select(['id', 'kind', 'itemId', 'source', 'address', 'fetchedAt', 'hash', 'body'])
    .where(
      isUuid(id)
        ? sql<boolean>`id = ${id}`
        : sql<boolean>`id = (select record_id from homes.registration where cqc_location_id = ${id})`,
    )
    .executeTakeFirst()
  return row as RecordRow | undefined
}

export interface RecentChange {
  readonly id: string
  readonly kind: string
  readonly onDate: string | null
  readonly noticedAt: Temporal.Instant
  readonly data: Record<string, unknown>
  readonly home: { id: string; name: string; registered: boolean }
}

/** The homes that somebody watches, or whose provider they watch. */
function watchedBy(councilId: string, accountId: string): RawBuilder<unknown> {
  const watched = (kind: WatchKind) => sql`
    select subject_id from homes.watch
     where council_id = ${councilId} and account_id = ${accountId} and kind = ${kind}`
  return sql`${watched('home')} union
    select w.id from homes.home w where w.provider_id = any(array(${watched('provider')}))`
}

/**
 * Newest first: by the day it happened, else the day it was noticed. With a `watcher`: of what this account watches,
 * in any council.
 */
export async function recentChanges(
  tx: Tx,
  councilId: string,
  since: Temporal.Instant,
  earliest: string,
  limit: number,
  watcher?: string,
): Promise<RecentChange[]> {
  const whose =
    watcher === undefined
      ? sql`x.council_id = ${councilId}`
      : sql`x.home_id = any(array(${watchedBy(councilId, watcher)}))`
  const rows = await sql<RecentChange>`
    select x.id, x.kind, x.on_date, x.noticed_at, x.data,
           jsonb_build_object('id', h.id, 'name', h.name, 'registered', h.registered) as home
      from homes.change x join homes.home h on h.id = x.home_id
     where (${whose}) and x.noticed_at >= ${since}
       and (x.on_date is null or x.on_date >= ${earliest}::date)
     order by coalesce(x.on_date, (x.noticed_at at time zone 'Europe/London')::date) desc, x.noticed_at desc, x.id
     limit ${limit}`.execute(tx)
  return rows.rows
}
