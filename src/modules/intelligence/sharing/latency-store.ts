import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import { pageOf } from '#platform/database/page-of.ts'
import type { LatencySource, LatencyStep, SeriousKind } from './kinds.ts'
import type { LatencyState, Turn } from './latency-workflow.ts'

export interface CaseListRow extends CaseRow {
  /** What was written down last of how it stands; null: nothing, and it is being gone through. */
  readonly turn: Turn | null
}

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

const lastTurn = sql`left join lateral (select kind, owner_id, due_on, id, words from intelligence.latency_turn t
    where t.council_id = c.council_id and t.case_id = c.id order by number desc limit 1) t on true`

const turnOf: Readonly<Record<LatencyState, Turn>> = {
  open: 'reopened',
  closed: 'closed',
  changed: 'changed',
}

export function listCases(
  tx: Tx,
  {
    councilId,
    visible,
    state,
  }: { councilId: string; visible: Expression<SqlBool>; state: LatencyState | undefined },
  page: { readonly limit: number; readonly offset: number },
) {
  const ask = (limit: number, offset: number) =>
    sql<CaseListRow & { total: number }>`select c.*, t.kind as turn, count(*) over ()::int as total
      from intelligence.latency_case c ${lastTurn} where c.council_id = ${councilId} and ${visible}
       ${state ? sql`and coalesce(t.kind, 'reopened') = ${turnOf[state]}` : sql``}
     order by c.begun_at desc, c.id ${takeRows(limit, offset)}`.execute(tx)
  return pageOf(ask, page.limit, page.offset)
}

export interface ChangeRow extends Pick<CaseRow, 'homeId'> {
  readonly caseId: string
  readonly turnId: string
  readonly dueOn: string
  readonly words: Buffer
}

/** What somebody sees to after serious cases, and nobody has said that it has changed: by its day. */
export async function changesOf(
  tx: Tx,
  asked: { councilId: string; ownerId: string; visible: Expression<SqlBool> },
): Promise<readonly ChangeRow[]> {
  const found = await sql<ChangeRow>`select c.id as case_id, c.home_id, t.id as turn_id, t.due_on, t.words
    from intelligence.latency_case c ${lastTurn}
   where c.council_id = ${asked.councilId} and ${asked.visible} and t.kind = 'closed' and t.owner_id = ${asked.ownerId}
   order by t.due_on, c.id limit 100`.execute(tx)
  return found.rows
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
