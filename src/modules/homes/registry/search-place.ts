import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { EARTH_RADIUS_MILES, widened } from '../geography.ts'
import { findPostcode, middleOfArea } from '../reference/postcodes/store.ts'
import { postcodePrefix } from './search-words.ts'

/** Degrees, WGS 84. */
interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** Where a search starts from, and how exactly that is known. */
export interface Place extends Point {
  readonly postcode: string
  readonly known: 'postcode' | 'area' | 'not-known'
  /** Whether the imported postcodes say so, or homes that have it; null where nobody does. */
  readonly by: 'directory' | 'homes' | null
  /** The month it was taken out of use, as '2001-01'. */
  readonly ended: string | null
}

const DEFAULT_MILES = 10

/**
 * Where a postcode is: as the imported postcodes have it; or by the homes of the register that have it, or the middle of
 * the homes in its area (its first half); or else the middle of its area's postcodes.
 */
export async function placeOf(tx: Tx, near: string | undefined): Promise<Place | undefined> {
  const prefix = near === undefined ? undefined : postcodePrefix(near)
  if (!prefix) return undefined
  const area = prefix.length > 4 ? prefix.slice(0, -3) : prefix
  const postcode = prefix === area ? area : `${area} ${prefix.slice(-3)}`
  const exact = prefix === area ? undefined : await findPostcode(tx, prefix)
  if (exact) return { ...exact, postcode, known: 'postcode', by: 'directory' }
  const byHomes = await placeByHomes(tx, prefix, area)
  if (byHomes) return { ...byHomes, postcode, by: 'homes', ended: null }
  const middle = await middleOfArea(tx, area)
  if (middle) return { ...middle, postcode, known: 'area', by: 'directory' }
  return { postcode, known: 'not-known', by: null, ended: null, latitude: 0, longitude: 0 }
}

async function placeByHomes(tx: Tx, prefix: string, area: string) {
  const found = await sql<{ known: 'postcode' | 'area'; latitude: number; longitude: number }>`
    select case when compact = ${prefix} and ${prefix !== area} then 'postcode' else 'area' end as known,
           avg(latitude) as latitude, avg(longitude) as longitude
      from (select replace(h.postcode, ' ', '') as compact, latitude, longitude from homes.home h
             where ${postcodeBegins('h', area)} and latitude is not null
               and longitude is not null and h.joined_into is null) as homes
     where length(compact) = ${area.length + 3}
     group by 1 order by known desc limit 1`.execute(tx)
  return found.rows[0]
}

/** As it is told. */
export const nearOf = ({ postcode, known, by, ended }: Place) => ({ postcode, known, by, ended })

/**
 * Homes whose postcode begins so, as a range of the index: what "like" is given is not known yet when PostgreSQL makes
 * the plan that it keeps. `prefix` as `postcodePrefix` gives it.
 */
export function postcodeBegins(alias: 'a' | 'h', prefix: string): RawBuilder<SqlBool> {
  const compact = sql`replace(${sql.ref(`${alias}.postcode`)}, ' ', '')`
  return sql<SqlBool>`(${compact} ~>=~ ${prefix} and ${compact} ~<~ ${prefix + LAST_LETTER})`
}

const LAST_LETTER = '\u{10FFFF}'

/** Miles between a home and a place in a straight line: the haversine formula. Null where the home has no place. */
export function milesFrom({ latitude, longitude }: Point): RawBuilder<number> {
  return sql<number>`(${2 * EARTH_RADIUS_MILES} * asin(least(1, sqrt(
    power(sin(radians(h.latitude - ${latitude}::double precision) / 2), 2) + cos(radians(h.latitude))
      * cos(radians(${latitude}::double precision))
      * power(sin(radians(h.longitude - ${longitude}::double precision) / 2), 2)))))`
}

/** A box first, which the index finds; then the circle inside it. */
export function withinMiles(
  place: Point & Partial<Pick<Place, 'known'>>,
  miles = DEFAULT_MILES,
): RawBuilder<SqlBool> {
  if (place.known === 'not-known') return sql<SqlBool>`false`
  const { latitude, longitude } = place
  const { west, south, east, north } = widened(
    { west: longitude, south: latitude, east: longitude, north: latitude },
    miles,
  )
  return sql<SqlBool>`(h.latitude between ${south} and ${north} and h.longitude between ${west} and ${east}
    and ${milesFrom(place)} <= ${miles})`
}
