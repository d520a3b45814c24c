import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { type Numbers, numbersIn } from './schema.ts'

/** A council's telephone numbers; undefined until they are set. */
export async function numbersOf(tx: Tx, councilId: string): Promise<Numbers | undefined> {
  const found = await sql<{ settings: unknown }>`
    select settings from platform.council where id = ${councilId}`.execute(tx)
  return numbersIn(found.rows[0]?.settings)
}

export async function storeNumbers(tx: Tx, councilId: string, numbers: Numbers): Promise<void> {
  await sql`update platform.council
    set settings = jsonb_set(settings, '{numbers}', ${JSON.stringify(numbers)}::jsonb)
    where id = ${councilId}`.execute(tx)
}
