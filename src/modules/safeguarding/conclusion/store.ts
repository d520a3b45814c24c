import type { Tx } from '#platform/database/database.ts'
import type { CaseRow, ReadRow } from '../case/rows.ts'

interface ConclusionColumns {
  readonly riskAssessment: string
  readonly riskWorker: string | null
  readonly riskPerson: string | null
  readonly capacity: string
  readonly supported: 'yes' | 'no' | 'unknown' | null
  readonly words: Buffer
}
export type ConclusionRow = ReadRow & ConclusionColumns

export async function addConclusion(tx: Tx, row: CaseRow & ConclusionColumns): Promise<void> {
  await tx.insertInto('safeguarding.conclusion').values(row).execute()
}

interface SignOffColumns {
  readonly conclusionId: string
  readonly agrees: boolean
  readonly words: Buffer | null
}
export type SignOffRow = ReadRow & SignOffColumns

export async function addSignOff(
  tx: Tx,
  row: CaseRow & SignOffColumns & { readonly by: string },
): Promise<void> {
  await tx.insertInto('safeguarding.signOff').values(row).execute()
}
