import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { overOn } from './ends-on.ts'
import type { NewTelling, TellingRow } from './row.ts'

/**
 * Lets the rest of this transaction know of every case: for making pictures, and for readers who may.
 * @returns whether it did already
 */
export async function clear(tx: Tx): Promise<boolean> {
  const found = await sql<{ before: boolean }>`
    select intelligence.cleared() as before, set_config('lantern.cleared', 'yes', true)`.execute(tx)
  return found.rows[0]?.before ?? false
}

/** From here on this transaction knows no more than anybody of the council. */
export async function unclear(tx: Tx): Promise<void> {
  await sql`select set_config('lantern.cleared', '', true)`.execute(tx)
}

export const columns = sql`t.seq, t.source, t.home_id, t.told_home_id, t.known_on, t.taken_back, t.key, t.event_key, t.theme, t.what,
  t.axis, t.observed_from, t.observed_to, t.received_on, t.source_kind, t.family, t.independence, t.reliability,
  t.polarity, t.severity, t.measure, t.grade, t.count, t.denominator, t.owner, t.standing, t.until_next, t.expires_on,
  t.link, t.restriction`

/** What was told last under each of these keys of a source, taken back or not. */
export async function lastTold(
  tx: Tx,
  { councilId, source }: { readonly councilId: string; readonly source: string },
  keys: readonly string[],
): Promise<ReadonlyMap<string, TellingRow>> {
  const found = await sql<TellingRow>`
    select ${columns} from unnest(${[...keys]}::text[]) as asked (key)
     cross join lateral (select * from intelligence.telling o
       where o.key_hash = hashtextextended(asked.key, 0) and o.key = asked.key
         and o.council_id = ${councilId} and o.source = ${source}
       order by o.seq desc limit 1) t`.execute(tx)
  return new Map(found.rows.map(row => [row.key, row]))
}

/** In this order; gives the places they got. */
export async function addTellings(
  tx: Tx,
  to: { readonly councilId: string; readonly source: string; readonly at: Temporal.Instant },
  rows: readonly NewTelling[],
): Promise<readonly { readonly seq: number; readonly key: string }[]> {
  const placed = rows.map(row => ({ ...row, overOn: overOn(row) }))
  const found = await sql<{ seq: number; key: string }>`
    insert into intelligence.telling (council_id, source, told_at, home_id, told_home_id, known_on, taken_back, key,
      event_key, theme, what, axis, observed_from, observed_to, received_on, source_kind, family, independence,
      reliability, polarity, severity, measure, grade, count, denominator, owner, standing, until_next, expires_on, link,
      restriction, over_on)
    select ${to.councilId}, ${to.source}, ${to.at.toString()}::timestamptz, r."homeId", r."toldHomeId", r."knownOn",
      r."takenBack", r.key, r."eventKey", r.theme, r.what, r.axis, r."observedFrom", r."observedTo", r."receivedOn",
      r."sourceKind", r.family, r.independence, r.reliability, r.polarity, r.severity, r.measure, r.grade, r.count,
      r.denominator, r.owner, r.standing, r."untilNext", r."expiresOn", r.link, r.restriction, r."overOn"
    from rows from (jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as ("homeId" uuid, "toldHomeId" uuid,
      "knownOn" date, "takenBack" boolean, key text, "eventKey" text, theme text, what text, axis intelligence.axis,
      "observedFrom" date, "observedTo" date, "receivedOn" date, "sourceKind" text, family intelligence.family,
      independence intelligence.independence, reliability intelligence.reliability, polarity intelligence.polarity,
      severity smallint, measure intelligence.measure, grade text, count integer, denominator double precision,
      owner intelligence.owner, standing intelligence.standing, "untilNext" boolean, "expiresOn" date, link text,
      restriction intelligence.restriction, "overOn" date)) with ordinality r order by r.ordinality
    returning seq, key`.execute(tx)
  return found.rows
}

/** Their pictures are to be made anew; of those that are shareable, the home's own too. */
export async function markStale(
  tx: Tx,
  councilId: string,
  homes: ReadonlyMap<string, { readonly shareable: boolean }>,
): Promise<void> {
  if (homes.size === 0) return
  const rows = [...homes].map(([homeId, { shareable }]) => ({ homeId, shareable }))
  await sql`insert into intelligence.stale (council_id, home_id, shareable)
    select ${councilId}, r."homeId", r.shareable
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("homeId" uuid, shareable boolean)`.execute(
    tx,
  )
}

/**
 * The last telling of each key of a home as it was known at the end of each of these days, taken back ones left out, and
 * those that were over on the first of the days. What has since been told of another home under the same key is this
 * home's until that was known. What was told of the home is read once, however many days are asked for.
 */
export async function knownOnDays(
  tx: Tx,
  councilId: string,
  homeId: string,
  days: readonly string[],
): Promise<ReadonlyMap<string, readonly TellingRow[]>> {
  const sorted = days.toSorted()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return new Map()
  const found = await sql<TellingRow & { readonly until: string | null }>`select ${columns}, n.until
    from intelligence.telling t ${followed(councilId)}
   where t.council_id = ${councilId} and t.home_id = ${homeId} and t.over_on > ${first}::date
     and t.known_on <= ${last}::date and not t.taken_back and (n.until is null or n.until > ${first}::date)
   order by t.seq`.execute(tx)
  const stood = (day: string) =>
    found.rows.flatMap(({ until, ...row }) =>
      row.knownOn <= day && (until === null || until > day) ? [row] : [],
    )
  return new Map(days.map(day => [day, stood(day)]))
}

/** Of each telling `t`, as `n.until`, the day from which something told later under its key stands instead, of any home. */
export function followed(councilId: string) {
  return sql`cross join lateral (select min(o.known_on) as until from intelligence.telling o
     where o.council_id = ${councilId} and o.key_hash = t.key_hash and o.seq > t.seq
       and o.key = t.key and o.source = t.source) n`
}

/** As it was known at the end of one day. */
export async function knownOn(tx: Tx, councilId: string, homeId: string, day: string) {
  return (await knownOnDays(tx, councilId, homeId, [day])).get(day) ?? []
}

/** The homes that something live is told of, each with the id under which its source told it. */
export async function homesTold(
  tx: Tx,
  councilId: string,
): Promise<readonly { readonly homeId: string; readonly asTold: string }[]> {
  const found = await sql<{ homeId: string; asTold: string }>`
    select distinct l.home_id, coalesce(t.told_home_id, t.home_id) as as_told
      from intelligence.live l join intelligence.telling t on t.council_id = l.council_id and t.seq = l.seq
     where l.council_id = ${councilId}`.execute(tx)
  return found.rows
}

/** Tellings by their places, as far as this transaction may read them. */
export async function tellingsAt(
  tx: Tx,
  councilId: string,
  seqs: readonly number[],
): Promise<readonly TellingRow[]> {
  if (seqs.length === 0) return []
  const found = await sql<TellingRow>`select ${columns} from intelligence.telling t
    where t.council_id = ${councilId} and t.seq = any(${[...seqs]}::bigint[]) order by t.source, t.key`.execute(
    tx,
  )
  return found.rows
}
