import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Edition } from '../tellings/sources.ts'
import { LATE } from '../triangulate/quality.ts'

export interface SourceRow {
  readonly source: string
  /** Tellings, however often one was told anew. */
  readonly told: number
  /** Told again under a key in other words, or taken back. */
  readonly corrected: number
  readonly late: number
  readonly ahead: number
  readonly first: string | null
  readonly last: string | null
  /** Days on which it told anything. */
  readonly days: number
  /** The middle of the gaps between such days; null with fewer than two. */
  readonly rhythm: number | null
  /** Homes of which it told anything in twelve months. */
  readonly homes: number
}

/** What this reader may know of, by the kind of source. */
export async function sourceRows(tx: Tx, councilId: string, today: string): Promise<readonly SourceRow[]> {
  const found = await sql<SourceRow>`
    with told as materialized (select source_kind, source, key_hash, home_id, observed_to, received_on,
        observed_from > ${today}::date or received_on > ${today}::date as ahead
      from intelligence.telling where council_id = ${councilId} and source <> 'indicators'),
    days as (select source_kind, received_on, received_on - lag(received_on) over (partition by source_kind
        order by received_on) as gap
      from (select distinct source_kind, received_on from told where not ahead) d),
    rhythms as (select source_kind, percentile_cont(0.5) within group (order by gap) as rhythm from days
      where gap is not null group by 1)
    select t.source_kind as source, count(*)::int as told,
      (count(*) - count(distinct (t.source, t.key_hash)))::int as corrected,
      count(*) filter (where not ahead and received_on - observed_to > ${LATE}::int)::int as late,
      count(*) filter (where ahead)::int as ahead,
      (min(received_on) filter (where not ahead))::text as "first",
      (max(received_on) filter (where not ahead))::text as "last",
      (count(distinct received_on) filter (where not ahead))::int as days,
      (select r.rhythm from rhythms r where r.source_kind = t.source_kind)::float8 as rhythm,
      (count(distinct home_id) filter (where observed_to > ${today}::date - 365))::int as homes
    from told t group by t.source_kind order by t.source_kind`.execute(tx)
  return found.rows
}

/** Open homes: of them a source may tell. */
export async function openHomes(tx: Tx, councilId: string): Promise<number> {
  const found = await sql<{ homes: number }>`select count(*)::int as homes from intelligence.home
    where council_id = ${councilId} and registered`.execute(tx)
  return found.rows[0]?.homes ?? 0
}

/** What has gone quiet by what one kind of reader may know, in place of what had before. */
export async function keepQuiet(
  tx: Tx,
  { councilId, edition }: { readonly councilId: string; readonly edition: Edition },
  quiet: readonly { readonly source: string; readonly lastOn: string }[],
): Promise<void> {
  await sql`delete from intelligence.quiet_source
    where council_id = ${councilId} and edition = ${edition}::intelligence.edition`.execute(tx)
  await sql`insert into intelligence.quiet_source (council_id, edition, source, last_on)
    select ${councilId}, ${edition}::intelligence.edition, n.source, n."lastOn"
      from jsonb_to_recordset(${JSON.stringify(quiet)}::jsonb) as n(source text, "lastOn" date)`.execute(tx)
}

/** As it was this morning, the longest silent first. */
export async function quietOf(
  tx: Tx,
  councilId: string,
  edition: Edition,
): Promise<readonly { readonly source: string; readonly lastOn: string }[]> {
  const found = await sql<{
    source: string
    lastOn: string
  }>`select source, last_on from intelligence.quiet_source
    where council_id = ${councilId} and edition = ${edition}::intelligence.edition order by last_on, source`.execute(
    tx,
  )
  return found.rows
}

export interface Contradiction {
  readonly source: string
  readonly other: string
  /** Homes and themes of which the one tells well and the other ill, of days near each other. */
  readonly times: number
}

/** Days between two that speak of one time. */
const NEAR = 30

/** Of what counts today: one source says a thing is well, another that it is not, of one home, theme and time. */
export async function contradictions(tx: Tx, councilId: string): Promise<readonly Contradiction[]> {
  const found = await sql<Contradiction>`
    with live as materialized (select t.home_id, t.theme, t.polarity, t.source_kind, t.observed_from, t.observed_to
      from intelligence.live l join intelligence.telling t on t.council_id = l.council_id and t.seq = l.seq
     where l.council_id = ${councilId} and t.axis = 'signal' and t.independence <> 'derived' and t.theme is not null)
    select w.source_kind as source, i.source_kind as other, count(distinct (w.home_id, w.theme))::int as times
      from live w join live i on i.home_id = w.home_id and i.theme = w.theme and i.polarity = 'concern'
       and i.source_kind <> w.source_kind and i.observed_from <= w.observed_to + ${NEAR}::int
       and i.observed_to >= w.observed_from - ${NEAR}::int
     where w.polarity = 'positive' group by 1, 2 order by 3 desc, 1, 2`.execute(tx)
  return found.rows
}

export interface FileRows {
  readonly kind: 'partner-signals' | 'food-hygiene'
  readonly files: number
  readonly rows: number
  readonly told: number
  /** Rows that no home was found for: nothing was told by them. */
  readonly refused: number
  /** Told before, by this file or another. */
  readonly known: number
}

/** Of the files that still stand. */
export async function fileRows(tx: Tx, councilId: string): Promise<readonly FileRows[]> {
  const found = await sql<FileRows>`
    select kind, count(*)::int as files, sum(rows)::int as rows, sum(told)::int as told,
      sum(jsonb_array_length(unmatched))::int as refused,
      sum(greatest(0, rows - told - jsonb_array_length(unmatched)))::int as known
    from intelligence.submission_file where council_id = ${councilId} and undone_at is null
   group by kind order by kind`.execute(tx)
  return found.rows
}
