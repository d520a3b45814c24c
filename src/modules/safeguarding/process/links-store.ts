import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { ConcernRow } from '../concern/store.ts'
import type { ProcessWithParts } from './roles-store.ts'

export type Process = ProcessWithParts | 'review'

interface Linking {
  readonly councilId: string
  readonly process: Process
  readonly processId: string
  readonly concernIds: readonly string[]
  readonly at: Temporal.Instant
  readonly by: string | null
}

export async function linkToProcess(tx: Tx, linking: Linking): Promise<void> {
  const { councilId, process, processId, concernIds, at, by } = linking
  await sql`insert into safeguarding.process_concern (council_id, process, process_id, concern_id, linked_at, linked_by)
    select ${councilId}::uuid, ${process}::text, ${processId}::uuid, unnest(${[...concernIds]}::uuid[]),
           ${at}::timestamptz, ${by}::uuid on conflict do nothing`.execute(tx)
}

export async function concernsOfProcess(
  tx: Tx,
  councilId: string,
  process: Process,
  processId: string,
): Promise<readonly string[]> {
  const found = await sql<{ concernId: string }>`select concern_id from safeguarding.process_concern
    where council_id = ${councilId} and process = ${process} and process_id = ${processId}`.execute(tx)
  return found.rows.map(row => row.concernId)
}

export async function processesOfConcern(
  tx: Tx,
  councilId: string,
  process: Process,
  concernId: string,
): Promise<readonly string[]> {
  const found = await sql<{ processId: string }>`select process_id from safeguarding.process_concern
    where council_id = ${councilId} and process = ${process} and concern_id = ${concernId}`.execute(tx)
  return found.rows.map(row => row.processId)
}

/** Whoever has, or ever had, a part in one of these concerns, raised it, or decided in it. */
export async function everOnConcerns(
  tx: Tx,
  councilId: string,
  concernIds: readonly string[],
  accountId: string,
): Promise<boolean> {
  const found = await sql`select from safeguarding.case_role
      where council_id = ${councilId} and concern_id = any(${[...concernIds]}::uuid[]) and account_id = ${accountId}
    union all select from safeguarding.decision
      where council_id = ${councilId} and concern_id = any(${[...concernIds]}::uuid[]) and decided_by = ${accountId}
    limit 1`.execute(tx)
  return found.rows.length > 0
}

/** By their own reference, or all of the report with this reference. */
export async function concernsByReference(
  tx: Tx,
  councilId: string,
  reference: string,
): Promise<readonly Pick<ConcernRow, 'id' | 'homeId'>[]> {
  const found = await sql<
    Pick<ConcernRow, 'id' | 'homeId'>
  >`select c.id, c.home_id from safeguarding.concern c
    where c.council_id = ${councilId} and (c.reference = ${reference} or c.report_id in
      (select r.id from safeguarding.report r where r.council_id = ${councilId} and r.reference = ${reference}))`.execute(
    tx,
  )
  return found.rows
}
