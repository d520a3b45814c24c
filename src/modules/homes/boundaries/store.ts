import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Box } from '../geography.ts'
import type { Outline, Ring } from './outline.ts'

export interface KeptOutline {
  readonly code: string
  readonly name: string
  readonly ofYear: number
  readonly attribution: string
  readonly rings: readonly Ring[]
}

export interface NewOutline extends Outline, Box {
  readonly ofYear: number
  readonly attribution: string
  readonly source: string
  readonly fileHash: string
}

export async function keptOutlines(tx: Tx): Promise<readonly KeptOutline[]> {
  const found = await sql<KeptOutline>`
    select code, name, of_year, attribution, rings from homes.boundary order by code`.execute(tx)
  return found.rows
}

/** One statement for all: an outline of a council that had one takes its place. */
export async function keepOutlines(tx: Tx, outlines: readonly NewOutline[], at: Temporal.Instant) {
  await sql`
    insert into homes.boundary as kept
           (code, name, of_year, attribution, source, file_hash, rings, west, south, east, north, imported_at)
    select code, name, "ofYear", attribution, source, "fileHash", rings, west, south, east, north, ${at.toString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(outlines)}::jsonb)
        as o(code text, name text, "ofYear" integer, attribution text, source text, "fileHash" text, rings jsonb,
             west double precision, south double precision, east double precision, north double precision)
        on conflict (code) do update
       set name = excluded.name, of_year = excluded.of_year, attribution = excluded.attribution,
           source = excluded.source, file_hash = excluded.file_hash, rings = excluded.rings,
           west = excluded.west, south = excluded.south, east = excluded.east, north = excluded.north,
           imported_at = excluded.imported_at, version = kept.version + 1`.execute(tx)
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
