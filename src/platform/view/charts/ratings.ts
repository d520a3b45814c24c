import { type CivilDate, formatMonth } from '../dates.ts'

/** CQC's four levels, best first. */
export const ratingLevels = ['outstanding', 'good', 'requires-improvement', 'inadequate'] as const
export type RatingLevel = (typeof ratingLevels)[number]

/** One published overall rating. `overall` null is an inspection that gave no rating: never drawn, always listed. */
export interface RatingPoint {
  readonly publishedOn: string
  readonly overall: RatingLevel | null
  /** The registration it was given to, as people would know it: '1-123456789, until 2019'. */
  readonly registration: string
  readonly provider: string
  /** Carried over from an earlier owner's registration. */
  readonly inherited?: boolean
}

export interface OwnerChange {
  readonly on: string
  readonly provider: string
  /** The date is that of the first rating under the new owner; the change was on or before it. */
  readonly byThen?: boolean
}

export interface RatingHistory {
  readonly ratings: readonly RatingPoint[]
  /** When known from the registrations; otherwise worked out from the ratings themselves. */
  readonly ownerChanges?: readonly OwnerChange[]
  /** The last day shown. */
  readonly today: string
}

export type RatedPoint = RatingPoint & { readonly overall: RatingLevel }

export function levelName(level: RatingLevel | null): string {
  const names = {
    outstanding: 'Outstanding',
    good: 'Good',
    'requires-improvement': 'Requires improvement',
    inadequate: 'Inadequate',
  }
  return level ? names[level] : 'Inspected, not rated'
}

/** The ratings on the scale, oldest first. */
export function ratedPoints(history: RatingHistory): RatedPoint[] {
  return history.ratings
    .filter((point): point is RatedPoint => point.overall !== null)
    .toSorted((a, b) => a.publishedOn.localeCompare(b.publishedOn))
}

/** Changes of owner within the time shown, oldest first. */
export function ownerChanges(history: RatingHistory): OwnerChange[] {
  const points = ratedPoints(history)
  const first = points[0]
  if (!first) return []
  const known = history.ownerChanges?.filter(
    change => change.on > first.publishedOn && change.on <= history.today,
  )
  if (known) return known.toSorted((a, b) => a.on.localeCompare(b.on))
  // An inherited rating keeps its old date, so it cannot tell when the new owner came.
  const own = points.filter(point => !point.inherited)
  return own.flatMap((point, at) => {
    const before = own[at - 1]
    if (!before || before.provider === point.provider) return []
    return [{ on: point.publishedOn, provider: point.provider, byThen: true }]
  })
}

/** The chart's message in words, made from the same history as the drawing so that they cannot disagree. */
export function headlineOf(history: RatingHistory): string {
  const points = ratedPoints(history)
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return 'Not rated yet'
  if (points.length === 1) return `Rated once: ${levelName(first.overall)}, ${formatMonth(first.publishedOn)}`
  return `Ratings since ${first.publishedOn.slice(0, 4)}: ${story(points, ownerChanges(history), last)}`
}

function story(points: readonly RatedPoint[], changes: readonly OwnerChange[], last: RatedPoint): string {
  const levels = levelsIn(points)
  if (levels.length === 1) return `${levelName(last.overall)} throughout`
  const owner = atOwnerChange(points, changes)
  if (owner) return owner
  const since = startOfLastRun(points)
  const before = points[points.indexOf(since) - 1]
  const worse = before && ratingLevels.indexOf(last.overall) > ratingLevels.indexOf(before.overall)
  return `${worse ? 'down to' : 'up to'} ${levelName(last.overall)} in ${formatMonth(since.publishedOn)}`
}

/** 'Good until the change of owner', when the one change of owner is also the one change of rating. */
function atOwnerChange(points: readonly RatedPoint[], changes: readonly OwnerChange[]): string | undefined {
  const change = changes[0]
  if (!change || changes.length > 1) return undefined
  const before = points.filter(point => point.publishedOn < change.on || point.inherited)
  const after = points.filter(point => !before.includes(point))
  const [was, now] = [levelsIn(before), levelsIn(after)]
  const level = was[0]
  if (!level || was.length > 1 || now.length === 0 || now.includes(level)) return undefined
  return `${levelName(level)} until the change of owner`
}

function startOfLastRun(points: readonly RatedPoint[]): RatedPoint {
  const last = points.at(-1) as RatedPoint
  const otherAt = points.findLastIndex(point => point.overall !== last.overall)
  return points[otherAt + 1] ?? last
}

function levelsIn(points: readonly RatedPoint[]): RatingLevel[] {
  return [...new Set(points.map(point => point.overall))]
}

/** For the drawing: milliseconds at the start of a civil date. */
export function toMillis(date: CivilDate): number {
  return Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds
}
