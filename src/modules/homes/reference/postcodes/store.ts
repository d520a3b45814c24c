import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

/** Where a postcode is, in degrees (WGS 84), and the month it was taken out of use ('2001-01'). */
export interface PostcodePlace {
  readonly latitude: number
  readonly longitude: number
  readonly ended: string | null
}

/** One indexed read. @param postcode whole, in capitals, without its space */
export async function findPostcode(tx: Tx, postcode: string): Promise<PostcodePlace | undefined> {
  const found = await sql<PostcodePlace>`
    select latitude, longitude, ended from homes.postcode
     where postcode = ${postcode} and latitude is not null and longitude is not null`.execute(tx)
  return found.rows[0]
}

/** The middle of the postcodes in use of an area, by its first half ('OL1'): one range of the same index. */
export async function middleOfArea(tx: Tx, area: string): Promise<PostcodePlace | undefined> {
  const found = await sql<{ latitude: number | null; longitude: number | null }>`
    select avg(latitude) as latitude, avg(longitude) as longitude from homes.postcode
     where postcode >= ${area} and postcode < ${`${area}~`} and length(postcode) = ${area.length + 3}
       and ended is null`.execute(tx)
  const { latitude = null, longitude = null } = found.rows[0] ?? {}
  return latitude === null || longitude === null ? undefined : { latitude, longitude, ended: null }
}
