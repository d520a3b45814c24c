import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import type { TellingRow } from '../tellings/row.ts'

/** Two that may be one event: a submission, and what another source told. */
export interface DoubleRow {
  readonly submissionId: string
  readonly version: number
  readonly homeId: string
  readonly one: TellingRow
  readonly other: TellingRow
}

/** Days between two that may be one event. */
const NEAR = 3
const MOST = 200

const telling = (t: 'ts' | 'o') =>
  sql.raw(`json_build_object('key', ${t}.key, 'source', ${t}.source, 'homeId',
  ${t}.home_id, 'eventKey', ${t}.event_key, 'theme', ${t}.theme, 'what', ${t}.what, 'measure', ${t}.measure, 'grade',
  ${t}.grade, 'count', ${t}.count, 'denominator', ${t}.denominator, 'observedFrom', ${t}.observed_from, 'observedTo',
  ${t}.observed_to, 'sourceKind', ${t}.source_kind, 'family', ${t}.family, 'receivedOn', ${t}.received_on)`)

/**
 * Live tellings of the same home and theme within days of each other, by different sources, told as separate events and
 * about which nobody has said anything. Each pair once. What the transaction may not read is not there.
 */
export async function openDoubles(
  tx: Tx,
  { councilId, visible }: { readonly councilId: string; readonly visible: Expression<SqlBool> },
): Promise<readonly DoubleRow[]> {
  const found = await sql<DoubleRow>`select s.id as submission_id, s.version, s.home_id,
      ${telling('ts')} as one, ${telling('o')} as other
    from intelligence.submission s
    join intelligence.live ls on ls.council_id = s.council_id and ls.source = 'partners' and ls.key = 'partners/' || s.id
    join intelligence.telling ts on ts.council_id = ls.council_id and ts.seq = ls.seq
    join intelligence.live lo on lo.council_id = ls.council_id and lo.home_id = ls.home_id
      and lo.source <> 'safeguarding-cleared' and (lo.source, lo.key) <> (ls.source, ls.key)
    join intelligence.telling o on o.council_id = lo.council_id and o.seq = lo.seq
   where s.council_id = ${councilId} and s.taken_back_at is null and ${visible}
     and o.theme = ts.theme and o.axis = 'signal' and o.polarity = ts.polarity and ts.measure = 'happened'
     and o.measure <> 'grade'
     and o.observed_from <= ts.observed_to + ${NEAR}::int and o.observed_to >= ts.observed_from - ${NEAR}::int
     and (o.source <> 'partners' or o.source_kind <> ts.source_kind)
     and coalesce(o.event_key, o.key) <> coalesce(ts.event_key, ts.key)
     and (o.source <> 'partners' or o.key < ts.key)
     and not exists (select from intelligence.submission_double d where d.council_id = s.council_id
       and d.submission_id = s.id and d.other_source = o.source and d.other_key = o.key)
   order by s.at desc, s.id, o.key ${atMost(MOST)}`.execute(tx)
  return found.rows
}

export interface Verdict {
  readonly councilId: string
  readonly id: string
  readonly submissionId: string
  readonly otherSource: string
  readonly otherKey: string
  readonly verdict: 'one-event' | 'separate'
  readonly at: Temporal.Instant
  readonly by: string
}

export async function addVerdict(tx: Tx, row: Verdict): Promise<void> {
  await tx.insertInto('intelligence.submissionDouble').values(row).execute()
}

/** What was last said of these two. */
export async function lastVerdict(
  tx: Tx,
  { councilId, submissionId, otherSource, otherKey }: Omit<Verdict, 'id' | 'verdict' | 'at' | 'by'>,
): Promise<Verdict['verdict'] | undefined> {
  const found = await sql<{ verdict: Verdict['verdict'] }>`select verdict from intelligence.submission_double
    where council_id = ${councilId} and submission_id = ${submissionId} and other_source = ${otherSource}
      and other_key = ${otherKey} order by at desc, id desc limit 1`.execute(tx)
  return found.rows[0]?.verdict
}

/** Of one submission, if it is as it was read: the event it is a witness of; null: its own. */
export async function setEvent(
  tx: Tx,
  where: { readonly councilId: string; readonly id: string; readonly version: number },
  eventKey: string | null,
): Promise<boolean> {
  const found = await sql`update intelligence.submission set event_key = ${eventKey}, version = version + 1
    where council_id = ${where.councilId} and id = ${where.id} and version = ${where.version}
      and taken_back_at is null returning 1`.execute(tx)
  return found.rows.length === 1
}

/** Those that were witnesses of one event are so of the other with it; gives their ids. */
export async function moveEvent(
  tx: Tx,
  councilId: string,
  from: string,
  to: string,
): Promise<readonly string[]> {
  const found = await sql<{
    id: string
  }>`update intelligence.submission set event_key = ${to}, version = version + 1
    where council_id = ${councilId} and event_key = ${from} and taken_back_at is null returning id`.execute(
    tx,
  )
  return found.rows.map(row => row.id)
}
