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

/** A council that Lantern knows by more than the law; `from` is its first day, where that is told. */
export interface ToldCouncil extends KnownCouncil {
  readonly from?: string | undefined
}

/** The fictional council of the demonstration, and those in force that the imported list of councils has. */
export async function toldCouncils(tx: Tx, today: Temporal.PlainDate): Promise<readonly ToldCouncil[]> {
  const day = today.toString()
  const found = await sql<KnownCouncil & { from: string | null }>`
    select code, nice_name as name, null as from from platform.council where fictional
    union all
    select code, name, began::text from homes.local_authority
     where kind = 'council' and (began is null or began <= ${day}) and (ended is null or ended > ${day})
     order by code`.execute(tx)
  return found.rows.map(({ from, ...council }) => ({ ...council, ...(from ? { from } : {}) }))
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
