import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import { pageOf } from '#platform/database/page-of.ts'
import type { LatencySource, LatencyStep, SeriousKind } from './kinds.ts'

export interface CaseRow {
  readonly councilId: string
  readonly id: string
  readonly homeId: string
  readonly kind: SeriousKind
  readonly restricted: boolean
  readonly begunAt: Temporal.Instant
  readonly begunBy: string
  readonly words: Buffer
}

export interface DateRow {
  readonly councilId: string
  readonly id: string
  readonly caseId: string
  readonly agency: string
  readonly step: LatencyStep
  readonly onDate: string | null
  readonly source: LatencySource
  readonly sourceId: string | null
  readonly at: Temporal.Instant
  readonly by: string
  readonly words: Buffer
}

export async function addCase(tx: Tx, row: CaseRow): Promise<void> {
  await tx.insertInto('intelligence.latencyCase').values(row).execute()
}

export async function findCase(tx: Tx, councilId: string, id: string): Promise<CaseRow | undefined> {
  const found = await sql<CaseRow>`select * from intelligence.latency_case
    where council_id = ${councilId} and id = ${id}`.execute(tx)
  return found.rows[0]
}

export function listCases(
  tx: Tx,
  { councilId, visible }: { councilId: string; visible: Expression<SqlBool> },
  page: { readonly limit: number; readonly offset: number },
) {
  const ask = (limit: number, offset: number) =>
    sql<CaseRow & { total: number }>`select c.*, count(*) over ()::int as total
      from intelligence.latency_case c where c.council_id = ${councilId} and ${visible}
     order by c.begun_at desc, c.id ${takeRows(limit, offset)}`.execute(tx)
  return pageOf(ask, page.limit, page.offset)
}

export async function addDate(tx: Tx, row: DateRow): Promise<void> {
  await tx.insertInto('intelligence.latencyDate').values(row).execute()
}

/** Every day that was ever written down of a case, in that order: of a partner and a step the last counts. */
export async function datesOf(tx: Tx, councilId: string, caseId: string): Promise<readonly DateRow[]> {
  const found = await sql<DateRow>`select * from intelligence.latency_date
    where council_id = ${councilId} and case_id = ${caseId} order by at, id`.execute(tx)
  return found.rows
}
