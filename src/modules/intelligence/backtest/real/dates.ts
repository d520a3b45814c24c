import { type HomePast, knownFrom } from '../../../homes/index.ts'

/** A day on which homes are judged as they were known then must have at least so many that are rated. */
const FEWEST_RATED = 10

/** The last day of which the pasts know anything. */
export function lastKnown(pasts: readonly HomePast[]): string | undefined {
  return pasts
    .flatMap(({ events }) => events.filter(event => event.withdrawnAt === null && event.onDate !== null))
    .map(knownFrom)
    .sort()
    .at(-1)
}

/** The last day after which homes can be followed for so many days in what is known. */
export function judgedUntil(pasts: readonly HomePast[], days: number): string | undefined {
  const last = lastKnown(pasts)
  return last && Temporal.PlainDate.from(last).subtract({ days }).toString()
}

/**
 * Every first of January and of July from when ten homes were rated, as long as all of the time for which homes are
 * followed lies in what is known: whoever is followed for less looks better than they are.
 */
export function datesFor(pasts: readonly HomePast[], days: number): string[] {
  const last = judgedUntil(pasts, days)
  const tenth = pasts
    .flatMap(({ events }) => firstRating(events))
    .sort()
    .at(FEWEST_RATED - 1)
  if (!last || !tenth) return []
  const until = Temporal.PlainDate.from(last)
  const dates: string[] = []
  for (
    let day = halfYearAfter(tenth);
    Temporal.PlainDate.compare(day, until) <= 0;
    day = day.add({ months: 6 })
  )
    dates.push(day.toString())
  return dates
}

function firstRating(events: HomePast['events']): string[] {
  const ratings = events.filter(event => event.type === 'RatingPublished' && event.onDate !== null)
  return ratings.map(knownFrom).sort().slice(0, 1)
}

function halfYearAfter(day: string): Temporal.PlainDate {
  const { year, month } = Temporal.PlainDate.from(day)
  return month < 7
    ? Temporal.PlainDate.from({ year, month: 7, day: 1 })
    : Temporal.PlainDate.from({ year: year + 1, month: 1, day: 1 })
}
