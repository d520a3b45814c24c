import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { CaseRecord } from '../case/record.ts'

export interface CaseFileRow extends CaseRecord {
  readonly kind: string
  readonly madeOn: string | null
}

export async function addCaseFileRow(tx: Tx, row: CaseFileRow): Promise<void> {
  await tx.insertInto('safeguarding.caseFile').values(row).execute()
}

/** The newest first. */
export async function caseFilesOf(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly CaseFileRow[]> {
  const found = await sql<CaseFileRow>`select * from safeguarding.case_file
    where council_id = ${councilId} and concern_id = ${concernId} order by at desc, id desc`.execute(tx)
  return found.rows
}

export async function findCaseFile(
  tx: Tx,
  { councilId, concernId, id }: Pick<CaseFileRow, 'councilId' | 'concernId' | 'id'>,
): Promise<CaseFileRow | undefined> {
  const found = await sql<CaseFileRow>`select * from safeguarding.case_file
    where council_id = ${councilId} and concern_id = ${concernId} and id = ${id}`.execute(tx)
  return found.rows[0]
}

export interface ReasonRow extends CaseRecord {
  readonly fileId: string
  readonly reason: string
}

export async function addReason(tx: Tx, row: ReasonRow): Promise<void> {
  await tx.insertInto('safeguarding.fileReason').values(row).execute()
}

/** Whether this person has said since then why they need to see the file. */
export async function hasGivenReason(
  tx: Tx,
  { councilId, fileId, by }: { councilId: string; fileId: string; by: string },
  since: Temporal.Instant,
): Promise<boolean> {
  const found = await sql`select from safeguarding.file_reason
    where council_id = ${councilId} and file_id = ${fileId} and by = ${by} and at >= ${since} limit 1`.execute(
    tx,
  )
  return found.rows.length > 0
}
