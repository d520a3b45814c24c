import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import { pageOf } from '#platform/database/page-of.ts'
import type { Submission } from './signals.ts'

/** A row of `intelligence.submission`. */
export interface SubmissionRow extends Submission {
  readonly version: number
  readonly reference: string | null
  readonly fileId: string | null
  readonly by: string | null
  readonly at: Temporal.Instant
  readonly takenBackAt: Temporal.Instant | null
  readonly whyTakenBack: string | null
  readonly corrected: number
}

export type NewSubmission = Omit<
  SubmissionRow,
  'version' | 'takenBack' | 'takenBackAt' | 'whyTakenBack' | 'corrected' | 'eventKey' | 'at'
> & { readonly fingerprint: string | null }

const columns = sql`s.id, s.version, s.home_id, s.partner, s.kind, s.observed_from, s.observed_to, s.seen_by, s.sureness,
  s.reference, s.count, s.bed_days, s.bed_days_from, s.grade, s.restriction, s.received_on, s.event_key, s.file_id, s.by, s.at, s.taken_back_at,
  s.why_taken_back, s.taken_back_at is not null as taken_back, jsonb_array_length(s.past) as corrected`

/** Adds those that were not told by the same row before; gives their ids. */
export async function addSubmissions(
  tx: Tx,
  councilId: string,
  at: Temporal.Instant,
  rows: readonly NewSubmission[],
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set()
  const found = await sql<{
    id: string
  }>`insert into intelligence.submission (council_id, id, home_id, partner, kind,
      observed_from, observed_to, seen_by, sureness, reference, count, bed_days, bed_days_from, grade, restriction, received_on, file_id,
      fingerprint, at, by)
    select ${councilId}, r.id, r."homeId", r.partner, r.kind, r."observedFrom", r."observedTo", r."seenBy", r.sureness,
      r.reference, r.count, r."bedDays", r."bedDaysFrom", r.grade, r.restriction, r."receivedOn", r."fileId", r.fingerprint,
      ${at.toString()}::timestamptz, r.by
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "homeId" uuid, partner text, kind text,
        "observedFrom" date, "observedTo" date, "seenBy" text, sureness text, reference text, count integer, "bedDays" double precision,
        "bedDaysFrom" text, grade text,
        restriction intelligence.restriction, "receivedOn" date, "fileId" uuid, fingerprint text, by uuid)
    on conflict (council_id, fingerprint) where fingerprint is not null do nothing returning id`.execute(tx)
  return new Set(found.rows.map(row => row.id))
}

export async function findSubmission(
  tx: Tx,
  councilId: string,
  id: string,
): Promise<SubmissionRow | undefined> {
  const found = await sql<SubmissionRow>`select ${columns} from intelligence.submission s
    where s.council_id = ${councilId} and s.id = ${id}`.execute(tx)
  return found.rows[0]
}

export function listSubmissionRows(
  tx: Tx,
  {
    councilId,
    partner,
    visible,
  }: { councilId: string; partner: string | undefined; visible: Expression<SqlBool> },
  page: { readonly limit: number; readonly offset: number },
) {
  const ask = (limit: number, offset: number) =>
    sql<SubmissionRow & { total: number }>`select ${columns}, count(*) over ()::int as total
      from intelligence.submission s
     where s.council_id = ${councilId} and ${partner ? sql`s.partner = ${partner}` : sql`true`} and ${visible}
     order by s.at desc, s.id ${takeRows(limit, offset)}`.execute(tx)
  return pageOf(ask, page.limit, page.offset)
}

export type Corrected = Pick<
  SubmissionRow,
  | 'homeId'
  | 'partner'
  | 'kind'
  | 'observedFrom'
  | 'observedTo'
  | 'seenBy'
  | 'sureness'
  | 'reference'
  | 'count'
  | 'bedDays'
  | 'bedDaysFrom'
  | 'restriction'
>

/** What it said before is kept beside it; false where it is not as it was read. */
export async function correctRow(
  tx: Tx,
  where: { readonly councilId: string; readonly id: string; readonly version: number },
  next: Corrected,
  at: Temporal.Instant,
): Promise<boolean> {
  const found = await sql`update intelligence.submission s set version = version + 1,
      past = past || jsonb_build_array(jsonb_build_object('until', ${at.toString()}::text, 'homeId', s.home_id,
        'partner', s.partner, 'kind', s.kind, 'from', s.observed_from, 'to', s.observed_to, 'seenBy', s.seen_by,
        'sureness', s.sureness, 'reference', s.reference, 'count', s.count, 'bedDays', s.bed_days)),
      home_id = ${next.homeId}, partner = ${next.partner}, kind = ${next.kind},
      observed_from = ${next.observedFrom}::date, observed_to = ${next.observedTo}::date, seen_by = ${next.seenBy},
      sureness = ${next.sureness}, reference = ${next.reference}, count = ${next.count}::integer,
      bed_days = ${next.bedDays}::double precision, bed_days_from = ${next.bedDaysFrom},
      restriction = ${next.restriction}::intelligence.restriction,
      event_key = case when s.home_id = ${next.homeId} then s.event_key end
    where s.council_id = ${where.councilId} and s.id = ${where.id} and s.version = ${where.version}
      and s.taken_back_at is null returning 1`.execute(tx)
  return found.rows.length === 1
}

export async function takeBackRow(
  tx: Tx,
  where: { readonly councilId: string; readonly id: string; readonly version: number },
  { at, by, why }: { readonly at: Temporal.Instant; readonly by: string | null; readonly why: string },
): Promise<boolean> {
  const found = await sql`update intelligence.submission set version = version + 1,
      taken_back_at = ${at.toString()}::timestamptz, taken_back_by = ${by}::uuid, why_taken_back = ${why}
    where council_id = ${where.councilId} and id = ${where.id} and version = ${where.version}
      and taken_back_at is null returning 1`.execute(tx)
  return found.rows.length === 1
}
