import type { Point } from './frame.ts'
import { short } from './lines.ts'

export interface Label extends Point {
  readonly text: string
}

interface Placed extends Point {
  readonly town: string | null
}

interface Size {
  readonly width: number
  readonly height: number
}

const FEWEST = 3
const MOST = 12
/** Of a letter, in units of the picture, at the size that labels have. */
const [LETTER, LINE] = [8.6, 20]

/**
 * Names to find one's way by: each town above its homes, or else below them, those with most homes first; none
 * where it would stand on a mark, run into another name or over the edge.
 */
export function townLabels(
  homes: readonly Placed[],
  marks: readonly Point[],
  picture: Size,
): readonly Label[] {
  const towns = [...Map.groupBy(homes, home => home.town)]
    .filter(([town, own]) => town !== null && own.length >= FEWEST)
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, MOST)
  const labels: Label[] = []
  for (const [town, own] of towns) {
    const free = placesFor(town ?? '', own).find(
      label =>
        fits(label, picture) &&
        labels.every(other => !overlap(label, other)) &&
        marks.every(mark => !standsOn(mark, label)),
    )
    if (free) labels.push(free)
  }
  return labels.map(({ text, x, y }) => ({ text, x: short(x), y: short(y) }))
}

/** Its base lines, best first: above nearly all of its homes, below them, then step by step further off. */
function placesFor(text: string, homes: readonly Point[]): readonly Label[] {
  const x = middle(homes.map(one => one.x))
  const ys = homes.map(({ y }) => y).toSorted((a, b) => a - b)
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)]
  return [21, 26, 32].flatMap(off => [
    { text, x, y: top - off },
    { text, x, y: bottom + off + LETTER },
  ])
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

const halfWidth = ({ text }: Label): number => (text.length * LETTER) / 2

function fits(label: Label, { width, height }: Size): boolean {
  const half = halfWidth(label)
  return label.x > half && label.x < width - half && label.y > LINE && label.y < height - LINE
}

function overlap(one: Label, other: Label): boolean {
  const across = halfWidth(one) + halfWidth(other) + 8
  return Math.abs(one.x - other.x) < across && Math.abs(one.y - other.y) < LINE
}

/** A cluster, with the small mark beside it. */
const MARK = 17

function standsOn(mark: Point, label: Label): boolean {
  const across = Math.abs(mark.x - label.x) < halfWidth(label) + MARK
  return across && mark.y + 11 > label.y - LINE * 0.6 && mark.y - MARK < label.y + 3
}
