import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { CaseRow, ReadRow } from '../case/rows.ts'

export interface CourtCaseRow extends ReadRow {
  readonly version: number
  readonly kind: string
  readonly leadId: string
  readonly nextOn: string | null
  readonly endedOn: string | null
  readonly holdId: string
  readonly words: Buffer
}

export interface CourtOrderRow extends ReadRow {
  readonly courtCaseId: string
  readonly madeOn: string
  readonly untilOn: string | null
  readonly restricts: readonly string[]
  readonly endedOn: string | null
  readonly words: Buffer
}

type New<R> = CaseRow & Omit<R, keyof ReadRow | 'version' | 'endedOn'>

export async function addCourtCase(tx: Tx, row: New<CourtCaseRow>): Promise<void> {
  await tx.insertInto('safeguarding.courtCase').values(row).execute()
}

export async function addCourtOrder(tx: Tx, { restricts, ...row }: New<CourtOrderRow>): Promise<void> {
  await tx
    .insertInto('safeguarding.courtOrder')
    .values({ ...row, restricts: [...restricts] })
    .execute()
}

export async function changeCourtCase(
  tx: Tx,
  councilId: string,
  id: string,
  change: Partial<Pick<CourtCaseRow, 'leadId' | 'nextOn' | 'endedOn'>>,
): Promise<void> {
  await tx
    .updateTable('safeguarding.courtCase')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

export async function endCourtOrder(
  tx: Tx,
  where: { readonly councilId: string; readonly concernId: string; readonly id: string },
  endedOn: string,
): Promise<boolean> {
  const done = await sql`update safeguarding.court_order set ended_on = ${endedOn}
    where council_id = ${where.councilId} and concern_id = ${where.concernId} and id = ${where.id}
      and ended_on is null and made_on <= ${endedOn} returning 1`.execute(tx)
  return done.rows.length > 0
}
