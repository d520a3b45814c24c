import type { Tx } from '#platform/database/database.ts'
import type { CaseRow, ReadRow } from '../case/rows.ts'

interface MeetingColumns {
  readonly kind: 'strategy-discussion' | 'planning' | 'outcome' | 'other'
  readonly heldOn: string
  readonly words: Buffer
}
export type MeetingRow = ReadRow & MeetingColumns

export async function addMeeting(tx: Tx, row: CaseRow & MeetingColumns): Promise<void> {
  await tx.insertInto('safeguarding.meeting').values(row).execute()
}

interface EvidenceColumns {
  readonly fromOn: string | null
  readonly words: Buffer
}
export type EvidenceRow = ReadRow & EvidenceColumns

export async function addEvidence(tx: Tx, row: CaseRow & EvidenceColumns): Promise<void> {
  await tx.insertInto('safeguarding.evidence').values(row).execute()
}
