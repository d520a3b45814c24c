import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

/** One district in the newest year there is. Rank 1 is the most deprived of England; a higher score is more deprived. */
export interface DistrictRow {
  readonly code: string
  readonly name: string
  readonly rank: number
  readonly score: number | null
}

/**
 * The districts of a council, most deprived first: itself, or those of a county, those that became it, or its code of
 * before, as the list of councils has them.
 */
export async function districtsOf(tx: Tx, council: string): Promise<readonly DistrictRow[]> {
  const found = await sql<DistrictRow>`
    select p.district as code, p.name, p.rank, p.score from homes.deprivation p
     where p.domain = 'overall' and p.year = (select max(year) from homes.deprivation)
       and (p.district = ${council}
         or p.district in (select code from homes.local_authority where county = ${council} or ${council} = any(replaced_by))
         or p.district in (select unnest(former) from homes.local_authority where code = ${council}))
     order by p.rank, p.name`.execute(tx)
  return found.rows
}

export interface EnglandRow {
  readonly year: number
  readonly districts: number
  readonly lowest: number | null
  readonly middle: number | null
  readonly highest: number | null
  /** Whether the list of councils is there, by which a county knows its districts. */
  readonly listed: boolean
}

/** The range of all districts of England in the newest year; undefined where nothing was imported. */
export async function englandsRange(tx: Tx): Promise<EnglandRow | undefined> {
  const found = await sql<EnglandRow>`
    select year, count(*)::int as districts, min(score) as lowest, max(score) as highest,
           percentile_cont(0.5) within group (order by score) as middle,
           exists (select from homes.local_authority) as listed
      from homes.deprivation
     where domain = 'overall' and year = (select max(year) from homes.deprivation) group by year`.execute(tx)
  return found.rows[0]
}
