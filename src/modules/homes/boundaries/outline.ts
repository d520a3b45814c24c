/** Degrees, WGS 84: longitude first, as map files have it. */
export type Position = readonly [longitude: number, latitude: number]

/** Closed: the last position is the first. Islands and holes alike; what lies inside an odd number is inside. */
export type Ring = readonly Position[]

/** One council's outline. */
export interface Outline {
  readonly code: string
  readonly name: string
  readonly rings: readonly Ring[]
}

export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

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
