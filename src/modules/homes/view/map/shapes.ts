import type { RatingCode } from '../../cqc/rating-codes.ts'

/** What a mark stands for: a rating, or the lack of one; or how much attention a home asks for. */
export type MarkKind = RatingKind | LevelKind
export type RatingKind = RatingCode | 'not-rated'
export type LevelKind = 'act-now' | 'look' | 'routine' | 'insufficient'

/** Best first, as the legend has them. */
export const ratingKinds: readonly RatingKind[] = [
  'outstanding',
  'good',
  'requires-improvement',
  'inadequate',
  'not-rated',
]

/** On one map each kind has a shape of its own around (0, 0), so that the colour only says it again. */
export const shapes: Readonly<Record<MarkKind, string>> = {
  outstanding: star(11, 5),
  good: disc(7.5),
  'requires-improvement': 'M0-9.5L10 7.5H-10Z',
  inadequate: 'M-8-8H8V8H-8Z',
  'not-rated': disc(6.5),
  'act-now': 'M-8-8H8V8H-8Z',
  look: 'M0-9.5L10 7.5H-10Z',
  routine: disc(7.5),
  insufficient: disc(6.5),
}

function disc(radius: number): string {
  return `M${-radius} 0a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`
}

function star(outer: number, inner: number): string {
  const corners = Array.from({ length: 10 }, (_, at) => {
    const angle = (at * Math.PI) / 5 - Math.PI / 2
    const radius = at % 2 === 0 ? outer : inner
    return `${(radius * Math.cos(angle)).toFixed(1)} ${(radius * Math.sin(angle)).toFixed(1)}`
  })
  return `M${corners.join('L')}Z`
}
