import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { homesWithPictures, type Whose } from '../attention/list-store.ts'

export interface ComparedRow {
  readonly homeId: string
  readonly name: string
  readonly body: string
}

/** The pictures of all open homes, by name: what each was compared with is in their bytes. */
export async function comparedHomes(tx: Tx, whose: Whose): Promise<readonly ComparedRow[]> {
  const found = await sql<ComparedRow>`
    select p.home_id, h.name, p.body from ${homesWithPictures(whose)} order by h.name, p.home_id`.execute(tx)
  return found.rows
}

export interface MonthRow {
  readonly month: string
  /** Concerns told of in that month, however many reports told of each. */
  readonly told: number
  /** Of them those that are serious or graver. */
  readonly serious: number
}

/** By month, from what the pictures stand on: so nobody counts what they may not know of. Months with none are left out. */
export async function concernsByMonth(
  tx: Tx,
  whose: Whose,
  {
    from,
    until,
    seriousFrom,
  }: { readonly from: string; readonly until: string; readonly seriousFrom: number },
): Promise<readonly MonthRow[]> {
  const found = await sql<MonthRow>`
    with events as (
      select coalesce(t.event_key, t.key) as event, min(t.received_on) as told_on, max(t.severity) as severity
        from (select p.council_id, p.tellings from ${homesWithPictures(whose)}) p
        cross join unnest(p.tellings) s (seq)
        join intelligence.telling t on t.council_id = p.council_id and t.seq = s.seq
       where t.what = 'safeguarding.concern' group by 1)
    select to_char(told_on, 'YYYY-MM') as month, count(*)::int as told,
        (count(*) filter (where severity >= ${seriousFrom}))::int as serious
      from events where told_on >= ${from}::date and told_on < ${until}::date group by 1 order by 1`.execute(
    tx,
  )
  return found.rows
}

export interface ToldRow {
  readonly month: string
  readonly theme: string | null
  readonly source: string
  /** Made of the event, so that one that several tell of is counted once. */
  readonly event: string
}

/**
 * What was told of one home that worries, event by event and by who told it, from what its picture stands on: so nobody
 * counts what they may not know of. An event is of the month in which somebody first told of it.
 */
export async function toldOf(
  tx: Tx,
  { councilId, edition }: Whose,
  asked: { readonly homeId: string; readonly from: string; readonly until: string },
): Promise<readonly ToldRow[]> {
  const found = await sql<ToldRow>`
    with told as (select coalesce(t.event_key, t.key) as event, t.theme, t.source_kind as source, t.received_on
        from intelligence.picture p cross join unnest(p.tellings) s (seq)
        join intelligence.telling t on t.council_id = p.council_id and t.seq = s.seq
       where p.council_id = ${councilId} and p.edition = ${edition} and p.home_id = ${asked.homeId}
         and t.axis = 'signal' and t.polarity = 'concern' and t.independence <> 'derived'),
    first as (select event, min(received_on) as told_on from told group by event)
    select distinct to_char(f.told_on, 'YYYY-MM') as month, t.theme, t.source, t.event
      from told t join first f on f.event = t.event
     where f.told_on >= ${asked.from}::date and f.told_on < ${asked.until}::date
     order by 1, 2, 3, 4`.execute(tx)
  return found.rows
}

/** Beds in open homes: what a month's concerns are set beside. */
export async function bedsOf(tx: Tx, whose: Whose): Promise<number> {
  const found = await sql<{ beds: number }>`
    select coalesce(sum(h.beds), 0)::int as beds from ${homesWithPictures(whose)}`.execute(tx)
  return found.rows[0]?.beds ?? 0
}
