import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import { pageOf } from '#platform/database/page-of.ts'
import { isUuid } from '#platform/ids.ts'
import { shownChange } from './homes-store.ts'

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

export interface ChangesWanted {
  readonly councilId: string
  /** Noticed since. */
  readonly since: Temporal.Instant
  /** What happened before this day is no news, whenever it was noticed. */
  readonly earliest: string
  readonly kind?: string | undefined
}

/** Of a council's homes, newest first: by the day it happened, else the day it was noticed. */
export function recentChanges(
  tx: Tx,
  { councilId, since, earliest, kind }: ChangesWanted,
  limit: number,
  offset = 0,
) {
  const ask = (most: number, from: number) =>
    sql<RecentChange & { total: number }>`
    select x.id, x.kind, x.on_date, x.noticed_at, x.data,
           jsonb_build_object('id', h.id, 'name', h.name, 'registered', h.registered) as home,
           count(*) over ()::integer as total
      from homes.change x join homes.home h on h.id = x.home_id
     where x.council_id = ${councilId} and ${shownChange} and x.noticed_at >= ${since}
       and (x.on_date is null or x.on_date >= ${earliest}::date) ${kind ? sql`and x.kind = ${kind}` : sql``}
     order by coalesce(x.on_date, (x.noticed_at at time zone 'Europe/London')::date) desc, x.noticed_at desc, x.id
     ${takeRows(most, from)}`.execute(tx)
  return pageOf(ask, limit, offset)
}
