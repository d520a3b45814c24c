import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

/** A part that says nothing of the case itself: whoever has it reviews one dispute of it. */
export const REVIEWER = 'dispute-reviewer'

/** Of these cases: those in which somebody ever had a part or decided. A review of a dispute is told apart. */
export async function partIn(
  tx: Tx,
  councilId: string,
  concernIds: readonly string[],
  accountId: string,
): Promise<readonly string[]> {
  const among = sql`council_id = ${councilId} and concern_id = any(${[...concernIds]}::uuid[])`
  const found = await sql<{ concernId: string }>`
    select concern_id from safeguarding.case_role where ${among} and account_id = ${accountId} and role <> ${REVIEWER}
    union select concern_id from safeguarding.decision where ${among} and decided_by = ${accountId}
    union select concern_id from safeguarding.conclusion where ${among} and by = ${accountId}
    union select concern_id from safeguarding.sign_off where ${among} and by = ${accountId}`.execute(tx)
  return found.rows.map(row => row.concernId)
}
