import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface HomeNamed {
  readonly id: string
  readonly name: string
}

/** The home that an id stands for now, joined or not. */
export async function findHomeNamed(tx: Tx, homeId: string): Promise<HomeNamed | undefined> {
  const found = await sql<HomeNamed>`
    select h.id, h.name from homes.home asked join homes.home h on h.id = coalesce(asked.joined_into, asked.id)
     where asked.id = ${homeId}`.execute(tx)
  return found.rows[0]
}
