import { METRES_PER_DEGREE, narrowingAt, type Position } from '../geography.ts'

/**
 * A line with fewer positions that nowhere strays further than this from where it ran (Douglas and Peucker).
 * Its ends stay. Where two areas share a line, both get the same one: no gap opens between them.
 */
export function simplified(line: readonly Position[], withinMetres: number): readonly Position[] {
  const within = withinMetres / METRES_PER_DEGREE
  const kept = new Set([0, line.length - 1])
  // A stack of its own: a coast of a million positions would be too deep for recursion.
  const spans: [from: number, to: number][] = [[0, line.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const far = farthest(line, ...span)
    if (far.distance <= within) continue
    kept.add(far.at)
    spans.push([span[0], far.at], [far.at, span[1]])
  }
  return line.filter((_, at) => kept.has(at))
}

function farthest(line: readonly Position[], from: number, to: number): { at: number; distance: number } {
  let [at, distance] = [from, 0]
  const [start, end] = [line[from], line[to]]
  if (!start || !end) return { at, distance }
  for (let next = from + 1; next < to; next++) {
    const position = line[next]
    const away = position ? distanceTo(position, start, end) : 0
    if (away > distance) [at, distance] = [next, away]
  }
  return { at, distance }
}

/** From a position to the line between two others, in degrees of latitude. */
function distanceTo(position: Position, start: Position, end: Position): number {
  const narrowing = narrowingAt(position[1])
  const [x, y] = [(position[0] - start[0]) * narrowing, position[1] - start[1]]
  const [alongX, alongY] = [(end[0] - start[0]) * narrowing, end[1] - start[1]]
  const length = alongX ** 2 + alongY ** 2
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, (x * alongX + y * alongY) / length))
  return Math.hypot(x - share * alongX, y - share * alongY)
}
