import { type Box, METRES_PER_DEGREE, narrowingAt, type Position } from '../../geography.ts'

/** A drawing's size in its own units, about a pixel each. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** Left free around the whole. */
  readonly margin: number
  /** Two marks nearer than this could not be pointed at apart: 24 pixels where it is shown smallest. */
  readonly apart: number
}

/** Where a map looks: `zoom` 0 is the whole, and each step shows half as much each way. */
export interface Look {
  readonly centre: Position
  readonly zoom: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Frame extends Picture {
  readonly project: (position: Position) => Point
  /** What the drawing shows. */
  readonly box: Box
  /** Units for a metre, at its middle. */
  readonly perMetre: number
}

export function middleOf({ west, south, east, north }: Box): Position {
  return [(west + east) / 2, (south + north) / 2]
}

/**
 * A flat picture of a small part of the Earth: latitude upwards, longitude across and narrowed as it is in the
 * middle of the whole. True to area and shape within a per cent for a council, within a few for England.
 */
export function frameOf(whole: Box, picture: Picture, { centre, zoom }: Look): Frame {
  const { width, height } = picture
  const narrowing = narrowingAt(middleOf(whole)[1])
  const perDegree = fitting(whole, picture, narrowing) * 2 ** zoom
  const [across, up] = [width / 2 / perDegree / narrowing, height / 2 / perDegree]
  return {
    ...picture,
    perMetre: perDegree / METRES_PER_DEGREE,
    box: {
      west: centre[0] - across,
      east: centre[0] + across,
      south: centre[1] - up,
      north: centre[1] + up,
    },
    project: ([longitude, latitude]) => ({
      x: width / 2 + (longitude - centre[0]) * narrowing * perDegree,
      y: height / 2 - (latitude - centre[1]) * perDegree,
    }),
  }
}

function fitting({ west, south, east, north }: Box, picture: Picture, narrowing: number): number {
  const { width, height, margin } = picture
  return Math.min((width - 2 * margin) / ((east - west) * narrowing), (height - 2 * margin) / (north - south))
}

export function isIn({ west, south, east, north }: Box, [longitude, latitude]: Position): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}

/** Of a degree: five kilometres or so. A map of one home shows its surroundings, not its roof. */
const LEAST_SPAN = 0.05

/** A box at least so large, with the same middle. */
export function atLeast(box: Box): Box {
  const grow = (least: number, span: number) => Math.max(0, least - span) / 2
  const up = grow(LEAST_SPAN, box.north - box.south)
  const across = grow(LEAST_SPAN, box.east - box.west)
  return {
    west: box.west - across,
    east: box.east + across,
    south: box.south - up,
    north: box.north + up,
  }
}

/** Metres across the narrowest picture that is still worth a step nearer. */
const NEAREST = 400

/** How many steps nearer there are: until a street fills the picture. */
export function nearestZoom({ south, north, west, east }: Box): number {
  const narrowing = narrowingAt((south + north) / 2)
  const span = Math.max(north - south, (east - west) * narrowing) * METRES_PER_DEGREE
  return Math.min(12, Math.max(1, Math.ceil(Math.log2(span / NEAREST))))
}
