import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import type { Box } from '../geography.ts'
import { type Searching, whereOf } from '../registry/search-where.ts'
import type { MappedHome, MappedOutline } from './schema.ts'

/** Those with a position, by name. */
export async function homesWithPosition(
  tx: Tx,
  searching: Searching,
  most: number,
): Promise<readonly MappedHome[]> {
  const found = await sql<MappedHome>`
    select h.id, h.name, h.town, h.latitude, h.longitude, h.rating from homes.home h
     where ${whereOf(searching)} and h.latitude is not null and h.longitude is not null
     order by h.name, h.id ${atMost(most)}`.execute(tx)
  return found.rows
}

/** Those of some homes that have a position, by name. */
export async function positionsOf(
  tx: Tx,
  ids: readonly string[],
  most: number,
): Promise<readonly MappedHome[]> {
  const found = await sql<MappedHome>`
    select h.id, h.name, h.town, h.latitude, h.longitude, h.rating from homes.home h
     where h.id = any(${[...ids]}::uuid[]) and h.latitude is not null and h.longitude is not null
     order by h.name, h.id ${atMost(most)}`.execute(tx)
  return found.rows
}

export async function countOnMap(
  tx: Tx,
  searching: Searching,
): Promise<{ total: number; withoutPosition: number }> {
  const found = await sql<{ total: number; withoutPosition: number }>`
    select count(*)::integer as total,
           (count(*) filter (where h.latitude is null or h.longitude is null))::integer as without_position
      from homes.home h where ${whereOf(searching)}`.execute(tx)
  return found.rows[0] ?? { total: 0, withoutPosition: 0 }
}

export async function outlineOf(tx: Tx, code: string): Promise<MappedOutline | undefined> {
  const found = await sql<MappedOutline>`
    select code, name, of_year, attribution, rings from homes.boundary where code = ${code}`.execute(tx)
  return found.rows[0]
}

/** Those that may show in a box, but for one. */
export async function outlinesAround(
  tx: Tx,
  { west, south, east, north }: Box,
  butFor: string | undefined,
): Promise<MappedOutline[]> {
  const found = await sql<MappedOutline>`
    select code, name, of_year, attribution, rings from homes.boundary
     where west <= ${east} and east >= ${west} and south <= ${north} and north >= ${south}
       and code <> ${butFor ?? ''}
     order by code`.execute(tx)
  return found.rows
}

export async function councilNamed(
  tx: Tx,
  code: string,
): Promise<{ code: string; name: string } | undefined> {
  const found = await sql<{ code: string; name: string }>`
    select code, nice_name as name from platform.council where code = ${code}`.execute(tx)
  return found.rows[0]
}
