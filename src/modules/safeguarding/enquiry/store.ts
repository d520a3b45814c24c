import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { CaseRow, ReadRow } from '../case/rows.ts'
import type { EnquiryState } from './workflow.ts'

export interface EnquiryRow {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly version: number
  readonly kind: 'section-42' | 'other'
  readonly state: EnquiryState
  readonly stateBefore: EnquiryState | null
  readonly openedOn: string
  readonly dueOn: string | null
  readonly endedOn: string | null
}

export async function findEnquiry(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<EnquiryRow | undefined> {
  const found = await sql<EnquiryRow>`select * from safeguarding.enquiry
    where council_id = ${councilId} and concern_id = ${concernId}`.execute(tx)
  return found.rows[0]
}

export async function addEnquiry(tx: Tx, row: Omit<EnquiryRow, 'version'>): Promise<void> {
  await tx.insertInto('safeguarding.enquiry').values(row).execute()
}

export async function changeEnquiry(
  tx: Tx,
  { councilId, id }: EnquiryRow,
  change: Partial<Pick<EnquiryRow, 'state' | 'stateBefore' | 'dueOn' | 'endedOn' | 'kind'>>,
): Promise<void> {
  await tx
    .updateTable('safeguarding.enquiry')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

export async function addPause(
  tx: Tx,
  row: CaseRow & { readonly reason: string; readonly fromOn: string; readonly words: Buffer | null },
): Promise<void> {
  await tx.insertInto('safeguarding.enquiryPause').values(row).execute()
}

export async function endPause(tx: Tx, councilId: string, concernId: string, toOn: string): Promise<void> {
  await sql`update safeguarding.enquiry_pause set to_on = ${toOn} where council_id = ${councilId}
    and concern_id = ${concernId} and to_on is null`.execute(tx)
}

export interface PlanRow extends ReadRow {
  readonly targetOn: string | null
  readonly words: Buffer
}

export async function addPlan(
  tx: Tx,
  row: CaseRow & { readonly targetOn: string | null; readonly words: Buffer },
): Promise<void> {
  await tx.insertInto('safeguarding.enquiryPlan').values(row).execute()
}
