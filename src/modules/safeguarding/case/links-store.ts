import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { ConcernRow } from '../concern/store.ts'

export async function visibleOnes(
  tx: Tx,
  councilId: string,
  ids: readonly string[],
  visible: Expression<SqlBool>,
): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`select c.id from safeguarding.concern c
    where c.council_id = ${councilId} and c.id = any(${ids}::uuid[]) and ${visible}`.execute(tx)
  return found.rows.map(row => row.id)
}

export async function relatedRows(
  tx: Tx,
  councilId: string,
  ids: readonly string[],
): Promise<readonly ConcernRow[]> {
  if (ids.length === 0) return []
  const found = await sql<ConcernRow>`select c.* from safeguarding.concern c
    where c.council_id = ${councilId} and c.id = any(${ids}::uuid[]) order by c.received_at desc`.execute(tx)
  return found.rows
}
