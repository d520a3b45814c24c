import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

/** The concerns that came of a report: who may read all of them may read it. */
export async function concernIdsOf(tx: Tx, councilId: string, reportId: string): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`select c.id from safeguarding.concern c
    where c.council_id = ${councilId} and c.report_id = ${reportId} order by c.id`.execute(tx)
  return found.rows.map(row => row.id)
}
