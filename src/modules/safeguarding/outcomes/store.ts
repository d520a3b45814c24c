import type { Tx } from '#platform/database/database.ts'
import type { CaseRow, ReadRow } from '../case/rows.ts'

export interface OutcomeColumns {
  readonly saidBy: string
  readonly saidOn: string | null
  readonly supersedes: string | null
  readonly words: Buffer
}
export type OutcomeRow = ReadRow & OutcomeColumns

export async function addOutcomeRow(tx: Tx, row: CaseRow & OutcomeColumns): Promise<void> {
  await tx.insertInto('safeguarding.desiredOutcome').values(row).execute()
}

export interface AnswerColumns {
  readonly outcomeId: string
  readonly kind: 'still' | 'no-longer' | 'achieved'
  readonly stage: string
  readonly achieved: string | null
  readonly saidBy: string | null
  readonly words: Buffer | null
}
export type AnswerRow = ReadRow & AnswerColumns

export async function addAnswers(tx: Tx, rows: readonly (CaseRow & AnswerColumns)[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('safeguarding.outcomeAnswer')
    .values([...rows])
    .execute()
}

export interface AskedColumns {
  readonly asked: string
  readonly words: Buffer | null
}
export type AskedRow = ReadRow & AskedColumns

export async function addAsked(tx: Tx, row: CaseRow & AskedColumns): Promise<void> {
  await tx.insertInto('safeguarding.outcomeAsked').values(row).execute()
}
