import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

/** Of these, those that the reader may see. */
export async function seenTrust(
  tx: Tx,
  councilId: string,
  ids: readonly string[],
  visible: Expression<SqlBool>,
): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`select t.id from safeguarding.trust t
    where t.council_id = ${councilId} and t.id = any(${[...ids]}::uuid[]) and ${visible}`.execute(tx)
  return found.rows.map(row => row.id)
}
