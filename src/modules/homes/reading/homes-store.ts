import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { cursorText, readCursor, writeCursor } from '#platform/cursor.ts'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import type { Box, Point } from '../geography.ts'
import { milesFrom, withinMiles } from '../registry/search-place.ts'
import type { HomeInBrief } from './home-in-brief.ts'

const columns = sql`h.id, h.name, h.council_id, h.beds, h.nursing, h.registered, h.dormant, h.specialisms, h.provider_id,
  p.name as provider_name, p.cqc_provider_id, h.brand_id, h.brand_name, h.rating, h.previous_rating, h.rating_on, h.last_inspected_on, h.opened_on, h.closed_on,
  coalesce(h.rating_inherited, false) as rating_inherited, h.postcode, h.latitude, h.longitude,
  ${factOf('managerListed')} as manager_listed, ${factOf('managerAbsentFrom')}#>>'{}' as manager_absent_from,
  coalesce(main.as_of, h.changed_at) as as_of`

/** What belongs to a home `h` beside its own row: who runs it, and the registration that speaks for it. */
const beside = sql`
  left join homes.provider p on p.id = h.provider_id
  left join lateral (
    select r.id, r.as_of from homes.registration r where r.home_id = h.id
     order by r.registered desc, case when r.registered then r.registered_from else r.registered_to end desc nulls last,
              r.cqc_location_id desc limit 1) as main on true`

function factOf(key: string): RawBuilder<unknown> {
  return sql`(select f.value from homes.fact f where f.registration_id = main.id and f.key = ${key} and f.known_to is null)`
}

/**
 * Homes by the ids they are asked for, in one statement however many there are. An id that was joined into another
 * home gives that home, under the id asked for; an id of no home gives nothing.
 */
export async function homesById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, HomeInBrief>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<HomeInBrief & { readonly asked: string }>`
    select a.id as asked, ${columns}
      from homes.home a join homes.home h on h.id = coalesce(a.joined_into, a.id)
      ${beside}
     where a.id = any(${[...new Set(ids)]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ asked, ...home }) => [asked, home]))
}

/** The home of an id, or the one it was joined into. */
export async function homeById(tx: Tx, id: string): Promise<HomeInBrief | undefined> {
  return (await homesById(tx, [id])).get(id)
}

export interface SomeHomes {
  readonly homes: readonly HomeInBrief[]
  /** Give it back to go on; undefined at the end. */
  readonly next: string | undefined
}

export interface CouncilSlice {
  /** True: open homes only; false: closed ones only; left out: both. */
  readonly registered?: boolean
  readonly cursor?: string
  readonly limit?: number
}

const ORDER = 'name'
const After = z.object({ name: cursorText, id: z.uuid() })
const MOST = 1_000

/** The homes in a council's area by name, 1,000 at most at a time. @throws Invalid for a cursor that is none */
export async function homesOfCouncil(
  tx: Tx,
  councilId: string,
  slice: CouncilSlice = {},
): Promise<SomeHomes> {
  const { registered, cursor } = slice
  const limit = Math.max(1, Math.min(slice.limit ?? 200, MOST))
  const after = cursor === undefined ? undefined : readCursor(cursor, ORDER, After)
  const { rows } = await sql<HomeInBrief>`
    select ${columns} from homes.home h ${beside}
     where h.council_id = ${councilId} and h.joined_into is null and ${registeredIs(registered)}
       ${after ? sql`and (h.name, h.id) > (${after.name}, ${after.id}::uuid)` : sql``}
     order by h.name, h.id ${atMost(limit + 1)}`.execute(tx)
  const homes = rows.slice(0, limit)
  const last = homes.at(-1)
  const goesOn = rows.length > limit && last
  return { homes, next: goesOn ? writeCursor(ORDER, { name: last.name, id: last.id }) : undefined }
}

/** A box, or all within so many miles of a point in a straight line. Degrees, WGS 84. */
export type Area = Box | { readonly around: Point; readonly miles: number }

export interface HomesInArea {
  readonly homes: readonly (HomeInBrief & {
    /** From the point; null in a box. */
    readonly miles: number | null
  })[]
  /** There are more than were asked for. */
  readonly more: boolean
}

/** Homes with a position in an area, 1,000 at most: the nearest to a point first, in a box by id. */
export async function homesInArea(
  tx: Tx,
  area: Area,
  { registered, limit = MOST }: Pick<CouncilSlice, 'registered' | 'limit'> = {},
): Promise<HomesInArea> {
  const most = Math.max(1, Math.min(limit, MOST))
  const { inside, miles } = conditionsOf(area)
  const { rows } = await sql<HomesInArea['homes'][number]>`
    select ${columns}, ${miles} as miles from homes.home h ${beside}
     where ${inside} and h.joined_into is null and ${registeredIs(registered)}
     order by miles, h.id ${atMost(most + 1)}`.execute(tx)
  return { homes: rows.slice(0, most), more: rows.length > most }
}

function conditionsOf(area: Area): { inside: RawBuilder<SqlBool>; miles: RawBuilder<number | null> } {
  if ('around' in area) {
    return { inside: withinMiles(area.around, area.miles), miles: milesFrom(area.around) }
  }
  const { west, south, east, north } = area
  const inside = sql<SqlBool>`(h.latitude between ${south} and ${north} and h.longitude between ${west} and ${east})`
  return { inside, miles: sql<null>`null::double precision` }
}

function registeredIs(registered: boolean | undefined): RawBuilder<SqlBool> {
  return registered === undefined ? sql<SqlBool>`true` : sql<SqlBool>`h.registered = ${registered}`
}
