import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import { pageOf } from '#platform/database/page-of.ts'
import type { Body } from './bodies.ts'
import type { PlacingState } from './workflow.ts'

/** SQL of what whoever placed people in a home is to be told. */

export interface PlacingRow {
  readonly councilId: string
  readonly id: string
  readonly version: number
  readonly homeId: string
  readonly body: Body
  readonly state: PlacingState
  readonly sinceOn: string
  readonly overOn: string | null
  readonly openedAt: Temporal.Instant
  readonly sentOn: string | null
  readonly sentBy: string | null
  readonly dueOn: string | null
  readonly closedOn: string | null
  readonly closedBy: string | null
  readonly words: Buffer | null
}

/** One for a home and a body; while few could notice there, no second one is made. */
export interface NewPlacing {
  readonly id: string
  readonly homeId: string
  readonly body: Body
}

export async function openPlacingTasks(
  tx: Tx,
  { councilId, on, now }: { readonly councilId: string; readonly on: string; readonly now: Temporal.Instant },
  tasks: readonly NewPlacing[],
): Promise<void> {
  if (tasks.length === 0) return
  await sql`insert into intelligence.placing_task (council_id, id, home_id, body, state, since_on, opened_at)
    select ${councilId}, n.id, n."homeId", n.body, 'open', ${on}::date, ${now.toString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as n(id uuid, "homeId" uuid, body text)
    on conflict do nothing`.execute(tx)
}

/** Few could notice there no longer: if it is so again some day, that is another time. */
export async function endPlacingSpells(
  tx: Tx,
  { councilId, on }: { readonly councilId: string; readonly on: string },
  /** `at`: only there; left out: wherever it is not so any more, homes that have closed among them. */
  { stillSo, at }: { readonly stillSo: readonly string[]; readonly at?: string | undefined },
): Promise<void> {
  await sql`update intelligence.placing_task set over_on = ${on}::date
    where council_id = ${councilId} and over_on is null and home_id <> all(${[...stillSo]}::uuid[])
      ${at ? sql`and home_id = ${at}` : sql``}`.execute(tx)
}

export async function findPlacing(
  tx: Tx,
  councilId: string,
  id: string,
  lock: boolean,
): Promise<PlacingRow | undefined> {
  const found = await sql<PlacingRow>`select * from intelligence.placing_task
    where council_id = ${councilId} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx)
  return found.rows[0]
}

export interface WhichPlacing {
  readonly councilId: string
  readonly visible: Expression<SqlBool>
  readonly homeId?: string | undefined
  readonly state?: PlacingState | undefined
  readonly waiting?: boolean
  /** Sent on, with a day to answer before this one. */
  readonly before?: string | undefined
}

/** Those to be sent on first, then by the day of the answer; the closed ones last. */
export function listPlacingTasks(
  tx: Tx,
  { councilId, visible, homeId, state, waiting, before }: WhichPlacing,
  page: { readonly limit: number; readonly offset: number },
) {
  const ask = (limit: number, offset: number) =>
    sql<PlacingRow & { total: number }>`select t.*, count(*) over ()::int as total
      from intelligence.placing_task t
     where t.council_id = ${councilId} and ${visible}
       ${homeId ? sql`and t.home_id = ${homeId}` : sql``}
       ${state ? sql`and t.state = ${state}` : sql``}
       ${waiting ? sql`and t.closed_on is null` : sql``}
       ${before ? sql`and t.state = 'sent' and t.due_on < ${before}::date` : sql``}
     order by t.closed_on is not null, t.closed_on desc, t.due_on nulls first, t.since_on, t.id
     ${takeRows(limit, offset)}`.execute(tx)
  return pageOf(ask, page.limit, page.offset)
}

export async function changePlacing(
  tx: Tx,
  { councilId, id }: Pick<PlacingRow, 'councilId' | 'id'>,
  change: Partial<
    Pick<PlacingRow, 'state' | 'sentOn' | 'sentBy' | 'dueOn' | 'closedOn' | 'closedBy' | 'words'>
  >,
): Promise<void> {
  await tx
    .updateTable('intelligence.placingTask')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}
