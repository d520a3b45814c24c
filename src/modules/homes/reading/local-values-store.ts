import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { ItemKey, LocalSource } from '../local-facts/items.ts'
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

export interface LocalSaid {
  readonly homeId: string
  readonly key: ItemKey
  readonly value: LocalValue
  readonly asOf: string
}

/** The last that one source said of some homes, of each thing that is asked for, and the day that it is of. */
export async function localSayingsOf(
  tx: Tx,
  councilId: string,
  homeIds: readonly string[],
  { keys, source }: { readonly keys: readonly ItemKey[]; readonly source: LocalSource },
): Promise<readonly LocalSaid[]> {
  const found = await sql<LocalSaid>`
    select distinct on (h.id, f.key) h.id as home_id, f.key, f.value, f.as_of
      from homes.home h
      join homes.home known on known.id = h.id or known.joined_into = h.id
      join homes.local_fact f on f.council_id = ${councilId} and f.home_id = known.id and f.key = any(${[...keys]})
       and f.source = ${source} and f.withdrawn_at is null
     where h.id = any(${[...homeIds]}::uuid[])
     order by h.id, f.key, f.as_of desc, f.recorded_at desc, f.id desc`.execute(tx)
  return found.rows
}
