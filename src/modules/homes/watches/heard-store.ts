import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import { shownChange } from '../registry/homes-store.ts'
import type { RecentChange } from '../registry/records-store.ts'
import type { Watcher } from './watcher.ts'

/** What changed in what somebody watches. For a home that came to match a filter or ceased to, `kind` says so. */
export interface HeardRow extends RecentChange {
  /** Of this person's watched filters, those it is told for. */
  readonly filters: { id: string; name: string }[]
}

export interface Listening {
  readonly since: Temporal.Instant
  /** A civil date: what happened before it is no news, whenever it was noticed. */
  readonly earliest: string
  readonly limit: number
}

/** Newest first, in any council: changes of watched homes, of the homes of watched providers, and of filters. */
export async function heardBy(
  tx: Tx,
  watcher: Watcher,
  { since, earliest, limit }: Listening,
): Promise<readonly HeardRow[]> {
  const found = await sql<HeardRow>`
    with mine as materialized (
      select kind, subject_id from homes.watch
       where council_id = ${watcher.councilId} and account_id = ${watcher.accountId}),
    filter as materialized (
      select id, name, matched from homes.saved_filter
       where council_id = ${watcher.councilId} and account_id = ${watcher.accountId} and noted_at is not null),
    news as (${changes(since, earliest)} union all ${moves(watcher, since)}),
    newest as (
      select * from news
       order by coalesce(on_date, (noticed_at at time zone 'Europe/London')::date) desc, noticed_at desc, id
       ${atMost(limit)})
    select n.id, n.kind, n.on_date, n.noticed_at, n.data,
           jsonb_build_object('id', h.id, 'name', h.name, 'registered', h.registered) as home,
           coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name) order by f.name) from filter f
                      where f.id = n.filter_id or (n.filter_id is null and h.id = any(f.matched))), '[]') as filters
      from newest n join homes.home h on h.id = n.home_id
     order by coalesce(n.on_date, (n.noticed_at at time zone 'Europe/London')::date) desc, n.noticed_at desc, n.id`.execute(
    tx,
  )
  return found.rows
}

/** A home that was joined into another stands for that. */
function changes(since: Temporal.Instant, earliest: string): RawBuilder<unknown> {
  return sql`
    select x.id, x.kind, x.on_date, x.noticed_at, x.data, x.home_id, null::uuid as filter_id
      from (select coalesce(h.joined_into, h.id) as id from mine m join homes.home h on h.id = m.subject_id
             where m.kind = 'home'
            union select h.id from mine m join homes.home h on h.provider_id = m.subject_id where m.kind = 'provider'
            union select unnest(f.matched) from filter f) as heard
      join homes.change x on x.home_id = heard.id and x.noticed_at >= ${since}
     where ${shownChange} and (x.on_date is null or x.on_date >= ${earliest}::date)`
}

/** Who came and left again has not moved. */
function moves({ councilId }: Watcher, since: Temporal.Instant): RawBuilder<unknown> {
  return sql`
    select md5(m.filter_id || ' ' || m.home_id || ' ' || max(m.noticed_at))::uuid,
           case when sum(case when m.came then 1 else -1 end) > 0 then 'filter-met' else 'filter-unmet' end,
           null::date, max(m.noticed_at), '{}'::jsonb, m.home_id, m.filter_id
      from filter f
      join homes.filter_move m on m.council_id = ${councilId} and m.filter_id = f.id and m.noticed_at >= ${since}
      join homes.home h on h.id = m.home_id and h.joined_into is null
     group by m.filter_id, m.home_id having sum(case when m.came then 1 else -1 end) <> 0`
}
