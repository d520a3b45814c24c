import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

/** How many open homes a provider or a brand runs outside one council's area, and in how many others. */
export interface Elsewhere {
  readonly homes: number
  readonly councils: number
}

/** In one statement however many are asked for; one that runs none elsewhere is left out. */
export async function homesElsewhere(
  tx: Tx,
  by: 'provider' | 'brand',
  ids: readonly string[],
  councilId: string,
): Promise<ReadonlyMap<string, Elsewhere>> {
  if (ids.length === 0) return new Map()
  const runner =
    by === 'provider'
      ? sql`h.provider_id = any(${[...ids]}::uuid[])`
      : sql`h.brand_id = any(${[...ids]}::text[])`
  const id = by === 'provider' ? sql`h.provider_id::text` : sql`h.brand_id`
  const found = await sql<Elsewhere & { readonly id: string }>`
    select ${id} as id, count(*)::int as homes, count(distinct h.council_id)::int as councils
      from homes.home h
     where ${runner} and h.registered and h.joined_into is null and h.council_id is distinct from ${councilId}::uuid
     group by 1`.execute(tx)
  return new Map(found.rows.map(({ id, ...rest }) => [id, rest]))
}
