import { ownerChanges, type RatingHistory, ratedPoints, toMillis } from './ratings.ts'

/** The line goes on, level, from the last rating to today: a rating stands until the next. */
export function stepsOf(history: RatingHistory): object[] {
  const points = ratedPoints(history)
  const last = points.at(-1)
  if (!last) return []
  return [
    ...points.map(point => ({ at: toMillis(point.publishedOn), overall: point.overall })),
    { at: toMillis(history.today), overall: last.overall },
  ]
}

/** Ratings carried over from an earlier owner are drawn hollow. */
export function dotsOf(history: RatingHistory, inherited: boolean): object[] {
  return ratedPoints(history)
    .filter(point => (point.inherited ?? false) === inherited)
    .map(point => ({ at: toMillis(point.publishedOn), overall: point.overall }))
}

export function ownersOf(history: RatingHistory): object[] {
  const [from, to] = span(history)
  return ownerChanges(history).map(change => {
    const at = toMillis(change.on)
    const place = (at - from) / (to - from)
    return {
      at,
      text: `new owner, ${change.byThen ? 'by ' : ''}${change.on.slice(0, 4)}`,
      align: place > 0.75 ? 'right' : place < 0.25 ? 'left' : 'center',
      dx: place > 0.75 ? 6 : place < 0.25 ? -6 : 0,
    }
  })
}

export function yearsOf(history: RatingHistory, most: number): object[] {
  const [from, to] = span(history)
  const [first, last] = [new Date(from).getUTCFullYear() + 1, new Date(to).getUTCFullYear()]
  const step = Math.max(1, Math.ceil((last - first + 1) / most))
  const years: object[] = []
  for (let year = last; year >= first; year -= step)
    years.push({ at: Date.UTC(year, 0, 1), text: String(year) })
  return years
}

export function span(history: RatingHistory): [number, number] {
  const to = toMillis(history.today)
  const first = ratedPoints(history)[0]
  const yearBefore = to - 365 * 24 * 3600 * 1000
  return [Math.min(first ? toMillis(first.publishedOn) : yearBefore, yearBefore), to]
}
