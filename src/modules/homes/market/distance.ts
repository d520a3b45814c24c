/** Degrees, WGS 84. */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** Mean radius of the Earth, 6,371 km. */
const EARTH_RADIUS_MILES = 3958.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Miles in a straight line: the haversine formula. */
export function milesBetween(one: Point, other: Point): number {
  const up = Math.sin(radians(one.latitude - other.latitude) / 2)
  const across = Math.sin(radians(one.longitude - other.longitude) / 2)
  const part = up * up + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * across * across
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(part)))
}

export function isPlaced<T extends { latitude: number | null; longitude: number | null }>(
  home: T,
): home is T & Point {
  return home.latitude !== null && home.longitude !== null
}

/** The middle of some points that lie close together: the mean of their degrees. */
export function middleOf(points: readonly Point[]): Point | undefined {
  if (points.length === 0) return undefined
  const mean = (of: (point: Point) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  return { latitude: mean(point => point.latitude), longitude: mean(point => point.longitude) }
}
