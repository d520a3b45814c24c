import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/** The names of people of this council by their account ids, for "written down by"; in one statement. */
export async function accountNames(
  tx: Tx,
  councilId: string,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter(id => id !== null))]
  if (wanted.length === 0) return new Map()
  const found = await sql<{ id: string; name: string }>`
    select id, name from platform.account where council_id = ${councilId} and id = any(${wanted})`.execute(tx)
  return new Map(found.rows.map(({ id, name }) => [id, name]))
}
