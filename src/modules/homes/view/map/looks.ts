import type { Box } from '../../geography.ts'
import { type Look, middleOf, nearestZoom } from './frame.ts'

/** '52.9712,0.3051,2': where a map looks, as its address has it. */
export function writeLook({ centre: [longitude, latitude], zoom }: Look): string {
  return `${latitude.toFixed(5)},${longitude.toFixed(5)},${zoom}`
}

/** Where an address asks to look. What nobody could have followed a link to is the whole. */
export function readLook(text: string | undefined, whole: Box): Look {
  const [, latitude, longitude, zoom] = /^(-?\d{1,2}\.\d+),(-?\d{1,3}\.\d+),(\d{1,2})$/.exec(text ?? '') ?? []
  if (latitude === undefined || longitude === undefined || Number(zoom) === 0) {
    return { centre: middleOf(whole), zoom: 0 }
  }
  return within(whole, { centre: [Number(longitude), Number(latitude)], zoom: Number(zoom) })
}

/** The way nobody gets lost: the middle of the picture stays in the whole. */
function within(whole: Box, { centre: [longitude, latitude], zoom }: Look): Look {
  const between = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value))
  const nearest = Math.min(zoom, nearestZoom(whole))
  if (nearest === 0) return { centre: middleOf(whole), zoom: 0 }
  const centre = [
    between(whole.west, longitude, whole.east),
    between(whole.south, latitude, whole.north),
  ] as const
  return { centre, zoom: nearest }
}

export type Move = 'in' | 'out' | 'north' | 'south' | 'west' | 'east' | 'whole'

/** Of what is shown, how far one move goes. */
const STEP = 0.35

const directions: Readonly<Record<string, readonly [east: number, north: number]>> = {
  north: [0, 1],
  south: [0, -1],
  west: [-1, 0],
  east: [1, 0],
}

/** Where a move leads; undefined where there is nothing to see: nearer than a street, past the edge. */
export function moved(look: Look, move: Move, whole: Box): Look | undefined {
  const next = within(whole, movedFreely(look, move, whole))
  return writeLook(next) === writeLook(look) ? undefined : next
}

function movedFreely(look: Look, move: Move, whole: Box): Look {
  const { centre, zoom } = look
  if (move === 'whole') return { centre, zoom: 0 }
  if (move === 'in') return { centre, zoom: zoom + 1 }
  if (move === 'out') return { centre, zoom: Math.max(0, zoom - 1) }
  // The whole is all there is.
  if (zoom === 0) return look
  const [east, north] = directions[move] ?? [0, 0]
  const step = STEP / 2 ** zoom
  return {
    zoom,
    centre: [
      centre[0] + east * step * (whole.east - whole.west),
      centre[1] + north * step * (whole.north - whole.south),
    ],
  }
}

/** Straight to where places of this extent fill half a picture, at least one step nearer. */
export function nearerTo(box: Box, look: Look, whole: Box, shown: Box): Look {
  const share = Math.max(
    (box.east - box.west) / (shown.east - shown.west),
    (box.north - box.south) / (shown.north - shown.south),
  )
  const steps = share > 0 ? Math.floor(Math.log2(0.6 / share)) : Number.POSITIVE_INFINITY
  const zoom = Math.min(nearestZoom(whole), look.zoom + Math.max(1, steps))
  return { centre: middleOf(box), zoom }
}
