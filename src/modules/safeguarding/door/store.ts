import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { NewReport, ReportRow } from '../report/store.ts'

/** False where it is there already: the form was sent twice. */
export async function keepTold(tx: Tx, row: NewReport): Promise<boolean> {
  const kept = await tx
    .insertInto('safeguarding.report')
    .values(row)
    .onConflict(conflict => conflict.columns(['councilId', 'id']).doNothing())
    .returning('id')
    .execute()
  return kept.length > 0
}

/** A report that can be come back to, by the reference that its reporter was given. */
export async function findTold(tx: Tx, councilId: string, reference: string): Promise<ReportRow | undefined> {
  const found = await sql<ReportRow>`select * from safeguarding.report
    where council_id = ${councilId} and reference = ${reference} and code_hash is not null`.execute(tx)
  return found.rows[0]
}

/** Of several at once each counts. `since` is a half day. */
export async function countWrongCode(
  tx: Tx,
  councilId: string,
  id: string,
  since: Temporal.Instant,
): Promise<void> {
  await sql`update safeguarding.report
      set tries = case when tries_since = ${since} then tries + 1 else 1 end, tries_since = ${since}
    where council_id = ${councilId} and id = ${id}`.execute(tx)
}
