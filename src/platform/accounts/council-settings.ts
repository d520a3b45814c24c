import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/** One part of a council's settings, as it was stored: whoever asks checks its shape. */
export async function councilSetting(tx: Tx, councilId: string, name: string): Promise<unknown> {
  const found = await sql<{ value: unknown }>`
    select settings -> ${name}::text as value from platform.council where id = ${councilId}`.execute(tx)
  return found.rows[0]?.value ?? undefined
}

export async function storeCouncilSetting(
  tx: Tx,
  councilId: string,
  name: string,
  value: unknown,
): Promise<void> {
  await sql`update platform.council
    set settings = jsonb_set(settings, array[${name}::text], ${JSON.stringify(value)}::jsonb)
    where id = ${councilId}`.execute(tx)
}
