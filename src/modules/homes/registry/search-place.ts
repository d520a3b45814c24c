import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { EARTH_RADIUS_MILES, widened } from '../geography.ts'
import { postcodePrefix } from './search-words.ts'

/** Where a search starts from, and how exactly that is known. Degrees, WGS 84. */
export interface Place {
  readonly postcode: string
  readonly known: 'postcode' | 'area' | 'not-known'
  readonly latitude: number
  readonly longitude: number
}

const DEFAULT_MILES = 10

/**
 * Where a postcode is, by the homes of the register that have it, or else the middle of the homes in its area
 * (its first half). A postcode without any home around it is not known.
 */
export async function placeOf(tx: Tx, near: string | undefined): Promise<Place | undefined> {
  const prefix = near === undefined ? undefined : postcodePrefix(near)
  if (!prefix) return undefined
  const area = prefix.length > 4 ? prefix.slice(0, -3) : prefix
  const found = await sql<{ known: 'postcode' | 'area'; latitude: number; longitude: number }>`
    select case when compact = ${prefix} and ${prefix !== area} then 'postcode' else 'area' end as known,
           avg(latitude) as latitude, avg(longitude) as longitude
      from (select replace(h.postcode, ' ', '') as compact, latitude, longitude from homes.home h
             where ${postcodeBegins('h', area)} and latitude is not null
               and longitude is not null and h.joined_into is null) as homes
     where length(compact) = ${area.length + 3}
     group by 1 order by known desc limit 1`.execute(tx)
  const postcode = prefix === area ? area : `${area} ${prefix.slice(-3)}`
  const place = found.rows[0]
  return place ? { ...place, postcode } : { postcode, known: 'not-known', latitude: 0, longitude: 0 }
}

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
export function milesFrom({ latitude, longitude }: Place): RawBuilder<number> {
  return sql<number>`(${2 * EARTH_RADIUS_MILES} * asin(least(1, sqrt(
    power(sin(radians(h.latitude - ${latitude}::double precision) / 2), 2) + cos(radians(h.latitude))
      * cos(radians(${latitude}::double precision))
      * power(sin(radians(h.longitude - ${longitude}::double precision) / 2), 2)))))`
}

/** A box first, which the index finds; then the circle inside it. */
export function withinMiles(place: Place, miles = DEFAULT_MILES): RawBuilder<SqlBool> {
  if (place.known === 'not-known') return sql<SqlBool>`false`
  const { latitude, longitude } = place
  const { west, south, east, north } = widened(
    { west: longitude, south: latitude, east: longitude, north: latitude },
    miles,
  )
  return sql<SqlBool>`(h.latitude between ${south} and ${north} and h.longitude between ${west} and ${east}
    and ${milesFrom(place)} <= ${miles})`
}
