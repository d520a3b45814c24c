import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { ItemKey } from '../local-facts/items.ts'
import type { LocalValue } from '../local-facts/values.ts'

/** What is so now of some homes, of one thing that the council knows beside the register, by the home's id. */
export async function localValuesOf(
  tx: Tx,
  councilId: string,
  homeIds: readonly string[],
  key: ItemKey,
): Promise<ReadonlyMap<string, LocalValue>> {
  const found = await sql<{ homeId: string; value: LocalValue }>`
    select distinct on (h.id) h.id as home_id, f.value
      from homes.home h
      join homes.home known on known.id = h.id or known.joined_into = h.id
      join homes.local_fact f on f.council_id = ${councilId} and f.home_id = known.id and f.key = ${key}
       and f.withdrawn_at is null
     where h.id = any(${[...homeIds]}::uuid[])
     order by h.id, f.as_of desc, f.recorded_at desc, f.id desc`.execute(tx)
  return new Map(found.rows.map(row => [row.homeId, row.value]))
}
