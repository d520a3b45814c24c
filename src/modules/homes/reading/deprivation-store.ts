import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

/**
 * In which fifth of England’s districts some homes lie, 1 the most deprived, by their postcodes and the newest year that
 * was brought in. A home whose district is not known is left out.
 */
export async function deprivationOf(
  tx: Tx,
  homeIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ homeId: string; fifth: number }>`
    with ranked as (
      select district, ntile(5) over (order by rank) as fifth from homes.deprivation
       where domain = 'overall' and rank is not null and year = (select max(year) from homes.deprivation))
    select h.id as home_id, r.fifth
      from homes.home h
      join homes.postcode p on p.postcode = upper(replace(h.postcode, ' ', ''))
      join ranked r on r.district = p.district
     where h.id = any(${[...homeIds]}::uuid[])`.execute(tx)
  return new Map(found.rows.map(row => [row.homeId, row.fifth]))
}
