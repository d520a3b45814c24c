import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { TellingRow } from './row.ts'
import { columns } from './telling-store.ts'

export interface LiveRow {
  readonly key: string
  readonly seq: number
  readonly homeId: string
  readonly restriction: string
  readonly endsOn: string | null
}

interface Source {
  readonly councilId: string
  readonly source: string
}

interface Settling {
  readonly told: readonly { readonly homeId: string; readonly key: string }[]
  readonly live: readonly LiveRow[]
  readonly today: string
}

/**
 * What was told under these keys of a source counts as these rows say, and under those without a row no more. Writes down
 * that it moved, of the homes it is told of and of those of which it counted until now. One statement: each of its parts
 * sees what counted before it.
 */
export async function settle(
  tx: Tx,
  { councilId, source }: Source,
  { told, live, today }: Settling,
): Promise<void> {
  const keys = told.map(row => row.key)
  const counting = new Set(live.map(row => row.key))
  const gone = [...new Set(keys)].filter(key => !counting.has(key))
  await sql`
    with moved as (insert into intelligence.moved (council_id, home_id, source, key, on_date)
        select ${councilId}, o.home_id, ${source}, o.key, ${today}::date
          from (select l.home_id, l.key from intelligence.live l
                 where l.council_id = ${councilId} and l.source = ${source} and l.key = any(${keys}::text[])
                union select * from unnest(${told.map(row => row.homeId)}::uuid[], ${keys}::text[])) o (home_id, key)
        on conflict (council_id, home_id, source, key) do update
          set on_date = greatest(moved.on_date, excluded.on_date)),
      gone as (delete from intelligence.live
        where council_id = ${councilId} and source = ${source} and key = any(${gone}::text[]))
    insert into intelligence.live (council_id, source, key, seq, home_id, restriction, ends_on)
    select ${councilId}, ${source}, r.key, r.seq, r."homeId", r.restriction, r."endsOn"
      from jsonb_to_recordset(${JSON.stringify(live)}::jsonb) as r (key text, seq bigint, "homeId" uuid,
        restriction intelligence.restriction, "endsOn" date)
    on conflict (council_id, source, key) do update
      set seq = excluded.seq, home_id = excluded.home_id, restriction = excluded.restriction, ends_on = excluded.ends_on
    where live.seq < excluded.seq`.execute(tx)
}

/** What moved before this day is in what counts now. */
export async function forgetMoved(tx: Tx, councilId: string, before: string): Promise<void> {
  await sql`delete from intelligence.moved where council_id = ${councilId} and on_date < ${before}::date`.execute(
    tx,
  )
}

/** What was told under keys that moved lately, each as it stood at the end of a day; null: there was nothing yet. */
export async function movedAsOf(
  tx: Tx,
  { councilId, homeIds, day }: { councilId: string; homeIds: readonly string[]; day: string },
): Promise<
  readonly (Pick<TellingRow, 'homeId' | 'source' | 'key'> & { readonly stood: TellingRow | null })[]
> {
  const found = await sql<
    TellingRow & { ofHome: string; ofSource: string; ofKey: string; seq: number | null }
  >`
    select m.home_id as of_home, m.source as of_source, m.key as of_key, ${columns} from intelligence.moved m
      left join lateral (select * from intelligence.telling o
        where o.council_id = m.council_id and o.key_hash = hashtextextended(m.key, 0) and o.key = m.key
          and o.source = m.source and o.known_on <= ${day}::date
        order by o.seq desc limit 1) t on true
     where m.council_id = ${councilId} and m.home_id = any(${[...homeIds]}::uuid[])`.execute(tx)
  return found.rows.map(({ ofHome, ofSource, ofKey, ...row }) => ({
    ...{ homeId: ofHome, source: ofSource, key: ofKey },
    stood: row.seq === null ? null : row,
  }))
}

/** The tellings that count, of some homes: what their pictures are made of. */
export async function liveOf(
  tx: Tx,
  councilId: string,
  homeIds: readonly string[],
): Promise<readonly TellingRow[]> {
  const found = await sql<TellingRow>`select ${columns}
    from intelligence.live l join intelligence.telling t on t.council_id = l.council_id and t.seq = l.seq
   where l.council_id = ${councilId} and l.home_id = any(${[...homeIds]}::uuid[])
   order by l.home_id, l.source, l.key`.execute(tx)
  return found.rows
}

/** What counts no more from this day on, by expiry or by age, is history; gives the homes that it was told of. */
export async function endLive(tx: Tx, councilId: string, today: string): Promise<readonly string[]> {
  const found = await sql<{ homeId: string }>`
    with ended as (delete from intelligence.live
        where council_id = ${councilId} and ends_on <= ${today}::date returning home_id, source, key),
      moved as (insert into intelligence.moved (council_id, home_id, source, key, on_date)
        select ${councilId}, home_id, source, key, ${today}::date from ended
        on conflict (council_id, home_id, source, key) do update
          set on_date = greatest(moved.on_date, excluded.on_date))
    select distinct home_id from ended`.execute(tx)
  return found.rows.map(row => row.homeId)
}
