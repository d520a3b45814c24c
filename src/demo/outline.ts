import { demoSeed, fenmarsh } from './council.ts'
import { fenmarshRecords } from './fenmarsh.ts'
import { createRandom, type Random } from './random.ts'

type Position = [longitude: number, latitude: number]

/** Said wherever the outline is drawn: it looks like a county, and is none. */
export const outlineAttribution = 'Fenmarsh is fictional, and so is its outline.'

const DIRECTIONS = 48
/** Of a degree of latitude: about a kilometre and a half around the outermost homes. */
const MARGIN = 0.014
/** Added to or taken from the distance to the middle, at most, before the coast is frayed. */
const WANDER = 0.004
/** How often each stretch of the coast is broken in two. */
const FRAYED = 3

/**
 * A TopoJSON file with the outline of Fenmarsh, in the layout of the real ones: around all its homes, with an
 * uneven coast. The same every time.
 */
export function fenmarshOutline(): object {
  const homes = fenmarshRecords().locations.flatMap(
    ({ careHome, onspdLongitude: longitude, onspdLatitude: latitude }): Position[] =>
      careHome === 'Y' && longitude !== undefined && latitude !== undefined ? [[longitude, latitude]] : [],
  )
  const arc = coastAround(homes, createRandom(demoSeed).fork('outline'))
  const properties = { AREACD: fenmarsh.code, AREANM: fenmarsh.niceName }
  const geometries = [{ type: 'Polygon', arcs: [[0]], properties }]
  return { type: 'Topology', arcs: [arc], objects: { UTLA: { type: 'GeometryCollection', geometries } } }
}

function coastAround(homes: readonly Position[], random: Random): readonly Position[] {
  const middle = middleOf(homes)
  const narrowing = Math.cos((middle[1] * Math.PI) / 180)
  const reaches = Array.from({ length: DIRECTIONS }, (_, at) => {
    const wander = (random.float() - 0.5) * 2 * WANDER
    return reachTo(homes, middle, turn(at), narrowing) + MARGIN + wander
  })
  const corners = evened(reaches).map((reach, at): Position => {
    const angle = turn(at)
    return [middle[0] + (reach * Math.cos(angle)) / narrowing, middle[1] + reach * Math.sin(angle)]
  })
  return frayed([...corners, ...corners.slice(0, 1)], random)
}

const turn = (at: number): number => (at / DIRECTIONS) * 2 * Math.PI

function middleOf(homes: readonly Position[]): Position {
  const between = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2
  return [between(homes.map(([longitude]) => longitude)), between(homes.map(([, latitude]) => latitude))]
}

/** How far homes reach in a direction: a line across it at this distance has all of them behind it. */
function reachTo(homes: readonly Position[], middle: Position, angle: number, narrowing: number): number {
  const along = homes.map(
    ([longitude, latitude]) =>
      (longitude - middle[0]) * narrowing * Math.cos(angle) + (latitude - middle[1]) * Math.sin(angle),
  )
  return Math.max(...along)
}

/** Each with its neighbours: a coast has bays, not spikes. Never nearer than the homes reach. */
function evened(reaches: readonly number[]): readonly number[] {
  return reaches.map((reach, at) => {
    const before = reaches.at(at - 1) ?? reach
    const after = reaches[(at + 1) % reaches.length] ?? reach
    return (before + 2 * reach + after) / 4
  })
}

/** Breaks each stretch in two, the new corner a little to one side, again and again. */
function frayed(line: readonly Position[], random: Random): readonly Position[] {
  let coast = line
  for (let round = 0; round < FRAYED; round++) {
    coast = coast.flatMap((from, at): Position[] => {
      const to = coast[at + 1]
      if (!to) return [from]
      const aside = (random.float() - 0.5) * 0.42
      const [x, y] = [to[0] - from[0], to[1] - from[1]]
      return [from, [from[0] + x / 2 - y * aside, from[1] + y / 2 + x * aside]]
    })
  }
  return coast
}
