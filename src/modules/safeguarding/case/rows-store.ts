import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'

/** Tables of a case whose rows are added and never edited. */
export type CaseTable =
  | 'against_wish'
  | 'capacity_view'
  | 'enquiry_pause'
  | 'enquiry_plan'
  | 'desired_outcome'
  | 'outcome_answer'
  | 'outcome_asked'
  | 'request_entry'
  | 'shared_item'
  | 'police'
  | 'meeting'
  | 'evidence'
  | 'hearing'
  | 'letter'
  | 'conclusion'
  | 'sign_off'
  | 'court_case'
  | 'court_order'

interface OfCase {
  readonly councilId: string
  readonly id: string
}

/** Every row of one case, the oldest first. */
export async function rowsOf<R>(tx: Tx, table: CaseTable, { councilId, id }: OfCase): Promise<readonly R[]> {
  const found = await sql<R>`select * from ${sql.table(`safeguarding.${table}`)}
    where council_id = ${councilId} and concern_id = ${id} order by at, id`.execute(tx)
  return found.rows
}

/** The same of several cases. */
export async function rowsOfSeveral<R>(
  tx: Tx,
  table: CaseTable,
  councilId: string,
  concernIds: readonly string[],
): Promise<readonly (R & { readonly concernId: string })[]> {
  const found = await sql<R & { readonly concernId: string }>`
    select * from ${sql.table(`safeguarding.${table}`)}
     where council_id = ${councilId} and concern_id = any(${[...concernIds]}::uuid[])
     order by at, id`.execute(tx)
  return found.rows
}

/** How many the page of a case gives; `null` is every one. */
export type Most = 200 | null
export const NEWEST: Most = 200

/** The newest first. */
export async function newestRowsOf<R>(
  tx: Tx,
  table: CaseTable,
  { councilId, id }: OfCase,
  most: Most = NEWEST,
): Promise<readonly R[]> {
  const found = await sql<R>`select * from ${sql.table(`safeguarding.${table}`)}
    where council_id = ${councilId} and concern_id = ${id}
    order by at desc, id desc ${most === null ? sql`` : atMost(most)}`.execute(tx)
  return found.rows
}
