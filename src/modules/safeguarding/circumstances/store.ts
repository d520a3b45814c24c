import { sql } from 'kysely'
import type { Answer } from '#law/answers.ts'
import type { Tx } from '#platform/database/database.ts'
import type { CaseRecord } from '../case/record.ts'

export interface CircumstanceRow extends CaseRecord {
  readonly kind: string
  readonly version: number
  readonly standing: 'holds' | 'over' | 'not-so'
  readonly answers: Readonly<Record<string, Answer>>
  readonly counted: number | null
  readonly happenedOn: string | null
}

export async function addCircumstance(tx: Tx, row: CircumstanceRow): Promise<void> {
  await tx
    .insertInto('safeguarding.circumstance')
    .values({ ...row, answers: JSON.stringify(row.answers) })
    .execute()
}

/** What holds of each kind in a case: the newest. */
export async function circumstancesOf(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly CircumstanceRow[]> {
  const found = await sql<CircumstanceRow>`select distinct on (kind) * from safeguarding.circumstance
    where council_id = ${councilId} and concern_id = ${concernId} order by kind, version desc`.execute(tx)
  return found.rows
}
