import type { Ring } from '../../boundaries/outline.ts'
import type { Frame, Point } from './frame.ts'

/** In units of the picture: nearer corners cannot be told apart. */
const TELLING = 0.8

/** An outline as the path of an SVG drawing, with no more corners than the drawing can show. */
export function pathOf(rings: readonly Ring[], frame: Frame): string {
  return rings.map(ring => ringPath(ring.map(frame.project), frame)).join('')
}

function ringPath(points: readonly Point[], frame: Frame): string {
  if (isOutside(points, frame)) return ''
  const kept: Point[] = []
  for (const point of points) {
    const last = kept.at(-1)
    if (!last || Math.hypot(point.x - last.x, point.y - last.y) >= TELLING) kept.push(point)
  }
  // An island smaller than a dot.
  if (kept.length < 4) return ''
  return `M${kept.map(({ x, y }) => `${short(x)} ${short(y)}`).join('L')}Z`
}

function isOutside(points: readonly Point[], { width, height }: Frame): boolean {
  const all = (beyond: (point: Point) => boolean) => points.every(beyond)
  return (
    all(({ x }) => x < 0) || all(({ x }) => x > width) || all(({ y }) => y < 0) || all(({ y }) => y > height)
  )
}

/** To a tenth of a unit. */
export function short(value: number): number {
  return Math.round(value * 10) / 10
}

const METRES_PER_MILE = 1609.344
const lengths = [100, 50, 20, 10, 5, 2, 1, 0.5, 0.25, 0.1]

/** A bar that measures: the longest round number of miles that takes at most a quarter of the width. */
export function scaleOf({ perMetre, width }: Frame): { readonly text: string; readonly length: number } {
  const long = (miles: number) => miles * METRES_PER_MILE * perMetre
  const miles = lengths.find(length => long(length) <= width / 4) ?? 0.1
  const text = miles < 1 ? `${Math.round(miles * 1760)} yards` : `${miles} ${miles === 1 ? 'mile' : 'miles'}`
  return { text, length: short(long(miles)) }
}
