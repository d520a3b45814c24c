import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

export interface KeyRow {
  readonly recordId: string
  /** Null: destroyed. */
  readonly wrapped: Buffer | null
}

export async function findKeys(
  tx: Tx,
  councilId: string,
  recordIds: readonly string[],
): Promise<readonly KeyRow[]> {
  const found = await sql<KeyRow>`
    select record_id, wrapped from platform.record_key
     where council_id = ${councilId} and record_id = any(${recordIds}::uuid[])`.execute(tx)
  return found.rows
}

/** Of two at once the first one's key stays, and both are given that. */
export async function keepKey(tx: Tx, councilId: string, recordId: string, wrapped: Buffer): Promise<KeyRow> {
  const kept = await sql<KeyRow>`
    insert into platform.record_key as k (council_id, record_id, wrapped)
    values (${councilId}, ${recordId}, ${wrapped})
    on conflict (council_id, record_id) do update set record_id = k.record_id
    returning record_id, wrapped`.execute(tx)
  return kept.rows[0] as KeyRow
}

export async function destroyKeyRow(tx: Tx, councilId: string, recordId: string): Promise<void> {
  await sql`update platform.record_key set wrapped = null
             where council_id = ${councilId} and record_id = ${recordId}`.execute(tx)
}
