/** Positions, boxes and distances on a small part of the Earth. Degrees are WGS 84. */

/** Longitude first, as map files have it. */
export type Position = readonly [longitude: number, latitude: number]

export interface Point {
  readonly latitude: number
  readonly longitude: number
}

export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** Mean radius of the Earth, 6,371 km. */
export const EARTH_RADIUS_MILES = 3958.8
/** Of one degree of latitude; of longitude it is this at the equator. */
export const MILES_PER_DEGREE = 69
export const METRES_PER_DEGREE = 111_320

/** A degree of longitude in degrees of latitude: it shrinks towards the poles. */
export function narrowingAt(latitude: number): number {
  return Math.cos(radians(latitude))
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Miles in a straight line: the haversine formula. */
export function milesBetween(one: Point, other: Point): number {
  const up = Math.sin(radians(one.latitude - other.latitude) / 2)
  const across = Math.sin(radians(one.longitude - other.longitude) / 2)
  const part = up * up + narrowingAt(one.latitude) * narrowingAt(other.latitude) * across * across
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(part)))
}

export function isPlaced<T extends { latitude: number | null; longitude: number | null }>(
  home: T,
): home is T & Point {
  return home.latitude !== null && home.longitude !== null
}

export const positionOf = ({ longitude, latitude }: Point): Position => [longitude, latitude]

/** The box around some positions; undefined around none. */
export function boxAround(positions: Iterable<Position>): Box | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [longitude, latitude] of positions) {
    west = Math.min(west, longitude)
    east = Math.max(east, longitude)
    south = Math.min(south, latitude)
    north = Math.max(north, latitude)
  }
  return west <= east ? { west, south, east, north } : undefined
}

/** With so many miles of room on every side. */
export function widened({ west, south, east, north }: Box, miles: number): Box {
  const up = miles / MILES_PER_DEGREE
  const across = up / narrowingAt(Math.max(Math.abs(south), Math.abs(north)))
  return { west: west - across, south: south - up, east: east + across, north: north + up }
}
