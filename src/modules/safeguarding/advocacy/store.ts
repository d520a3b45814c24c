import { sql } from 'kysely'
import type { AppropriatePersonTest, Difficulty } from '#law/advocacy.ts'
import type { Answer } from '#law/answers.ts'
import type { Tx } from '#platform/database/database.ts'
import type { CaseRecord } from '../case/record.ts'

export interface AdvocacyRow extends CaseRecord {
  readonly difficulties: Readonly<Record<Difficulty, Answer>>
  readonly appropriateId: string | null
  readonly appropriate: Readonly<Record<AppropriatePersonTest, Answer>> | null
  readonly hasCapacity: Answer
  readonly measures: boolean
  readonly kind: 'duty' | 'power' | 'both' | 'none-yet'
  readonly urgentFirst: boolean
}

export async function addAdvocacy(tx: Tx, row: AdvocacyRow): Promise<void> {
  await tx
    .insertInto('safeguarding.advocacyView')
    .values({
      ...row,
      difficulties: JSON.stringify(row.difficulties),
      appropriate: row.appropriate && JSON.stringify(row.appropriate),
    })
    .execute()
}

/** In the order in which they were written; the last holds. */
export async function advocacyOf(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly AdvocacyRow[]> {
  const found = await sql<AdvocacyRow>`select * from safeguarding.advocacy_view
    where council_id = ${councilId} and concern_id = ${concernId} order by at, id`.execute(tx)
  return found.rows
}

export interface AdvocateStepRow extends CaseRecord {
  readonly step: 'instructed' | 'appointed' | 'report'
  readonly happenedOn: string
}

export async function addAdvocateStep(tx: Tx, row: AdvocateStepRow): Promise<void> {
  await tx.insertInto('safeguarding.advocateStep').values(row).execute()
}

export async function advocateStepsOf(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly AdvocateStepRow[]> {
  const found = await sql<AdvocateStepRow>`select * from safeguarding.advocate_step
    where council_id = ${councilId} and concern_id = ${concernId} order by happened_on, at, id`.execute(tx)
  return found.rows
}
