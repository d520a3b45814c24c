import { sql } from 'kysely'
import type { Answer } from '#law/answers.ts'
import type { Tx } from '#platform/database/database.ts'
import type { CaseRecord } from '../case/record.ts'

export interface ReplyRow extends Omit<CaseRecord, 'concernId'> {
  /** Whose key its words lie under; null: it became no case, and they lie under the report’s. */
  readonly concernId: string | null
  readonly reportId: string
  readonly messageId: string | null
  readonly couldBeSource: Answer | null
  readonly ground: string | null
  readonly hasCapacity: Answer | null
  readonly restricted: Answer | null
  readonly may: 'receipt-only' | 'more' | null
  readonly how: 'message' | 'telephone' | 'not-given'
  readonly notGiven: string | null
}

export async function addReply(tx: Tx, row: ReplyRow): Promise<void> {
  await tx.insertInto('safeguarding.reply').values(row).execute()
}

/** To this report, out of whichever case; in order of time. */
export async function repliesTo(tx: Tx, councilId: string, reportId: string): Promise<readonly ReplyRow[]> {
  const found = await sql<ReplyRow>`select * from safeguarding.reply
    where council_id = ${councilId} and report_id = ${reportId} order by at, id`.execute(tx)
  return found.rows
}
