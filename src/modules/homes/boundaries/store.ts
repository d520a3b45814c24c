import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Ring } from './outline.ts'

export interface KeptOutline {
  readonly code: string
  readonly name: string
  readonly ofYear: number
  readonly attribution: string
  readonly rings: readonly Ring[]
}

export async function keptOutlines(tx: Tx): Promise<readonly KeptOutline[]> {
  const found = await sql<KeptOutline>`
    select code, name, of_year, attribution, rings from homes.boundary order by code`.execute(tx)
  return found.rows
}

export interface KnownCouncil {
  readonly code: string
  readonly name: string
}

/** The councils this Lantern knows besides those of the law: the fictional one of the demonstration. */
export async function fictionalCouncils(tx: Tx): Promise<readonly KnownCouncil[]> {
  const found = await sql<KnownCouncil>`
    select code, nice_name as name from platform.council where fictional order by code`.execute(tx)
  return found.rows
}

export interface KeptBoundaries {
  readonly outlines: number
  readonly codes: readonly string[]
  readonly years: readonly number[]
  readonly attributions: readonly string[]
  readonly sources: readonly string[]
  readonly importedAt: Temporal.Instant | null
}

/** What is kept, without the outlines themselves. */
export async function summaryOfBoundaries(tx: Tx): Promise<KeptBoundaries> {
  const found = await sql<KeptBoundaries>`
    select count(*)::integer as outlines, coalesce(array_agg(code order by code), '{}') as codes,
           coalesce(array_agg(distinct of_year), '{}') as years,
           coalesce(array_agg(distinct attribution), '{}') as attributions,
           coalesce(array_agg(distinct source), '{}') as sources, max(imported_at) as imported_at
      from homes.boundary`.execute(tx)
  const [row] = found.rows
  return row ?? { outlines: 0, codes: [], years: [], attributions: [], sources: [], importedAt: null }
}

/** Of real councils: a fictional outline says nothing about what was imported. */
export async function newestOutlines(tx: Tx): Promise<number | null> {
  const found = await sql<{ year: number | null }>`
    select max(b.of_year) as year from homes.boundary b
     where not exists (select from platform.council c where c.code = b.code and c.fictional)`.execute(tx)
  return found.rows[0]?.year ?? null
}
