import type { Tx } from '#platform/database/database.ts'
import { type HomeInBrief, stratumKey, stratumOf } from '#src/modules/homes/index.ts'
import { heardOfHomes } from '#src/modules/safeguarding/index.ts'
import { WINDOW } from '../isolation/kinds.ts'
import { type MonthRead, monthsOf } from '../isolation/store.ts'
import { daysBetween } from '../triangulate/live.ts'
import { type Heard, type HeardOf, heardOfAll } from './heard.ts'

export interface Asked {
  readonly tx: Tx
  readonly councilId: string
  /** The last day that is counted. */
  readonly today: Temporal.PlainDate
}

/** Of a home that has gone quiet a year would still show what was heard before. */
const MONTHS = [12, 9] as const

/**
 * How much was heard of each home in twelve months, and how much of homes like it: the one way in which it is reckoned,
 * for levels as for who could notice. Where nothing at all was heard for nine months, and enough was expected of those,
 * it is told of them. Every open home of the area is to be given, for each is measured by all.
 */
export async function heardOn(
  asked: Asked,
  homes: readonly HomeInBrief[],
): Promise<ReadonlyMap<string, Heard>> {
  const [year, lately] = [await heardIn(asked, homes, MONTHS[0]), await heardIn(asked, homes, MONTHS[1])]
  return new Map(
    [...year].map(([homeId, heard]) => {
      const quiet = lately.get(homeId)
      return [homeId, !heard.silent && quiet?.silent ? quiet : heard]
    }),
  )
}

async function heardIn(asked: Asked, homes: readonly HomeInBrief[], of: (typeof MONTHS)[number]) {
  const { tx, councilId, today } = asked
  const days = Math.round((WINDOW * of) / 12)
  const since = today.subtract({ days }).toString()
  const ids = homes.map(home => home.id)
  const given = (await monthsOf(tx, councilId, ids, since)).filter(row => row.month <= today.toString())
  const months = Map.groupBy(given, row => row.homeId)
  const told = await heardOfHomes(tx, councilId, { from: since, to: today.toString() })
  const byHome = new Map(told.map(row => [row.homeId, row]))
  const heard = heardOfAll(
    homes.map((home): HeardOf => {
      const { concerns = 0, complaints = 0 } = byHome.get(home.id) ?? {}
      return { ...placed(home, asked, days), concerns, complaints, ...inBooks(months.get(home.id) ?? []) }
    }),
  )
  return new Map([...heard].map(([homeId, one]) => [homeId, { ...one, months: of }]))
}

function placed(home: HomeInBrief, { councilId, today }: Asked, days: number) {
  return {
    ...{ homeId: home.id, stratum: stratumKey(stratumOf(home)), council: councilId },
    bedYears: (home.beds ?? 0) * yearsOpen(home, today, days),
  }
}

/** Complaints and compliments in a home's own books: those that an officer saw, and what the home says. */
function inBooks(months: readonly MonthRead[]) {
  const of = (givenBy: string, key: 'complaints' | 'compliments') =>
    months.filter(row => row.givenBy === givenBy).reduce((sum, row) => sum + (row.numbers[key] ?? 0), 0)
  return {
    seenComplaints: of('officer', 'complaints'),
    compliments: of('officer', 'compliments'),
    homeSays: of('home', 'complaints') + of('home', 'compliments'),
  }
}

/** In years, how much of these days it was open. */
function yearsOpen({ openedOn }: HomeInBrief, today: Temporal.PlainDate, days: number): number {
  if (openedOn === null) return days / WINDOW
  return Math.min(days, Math.max(0, daysBetween(openedOn, today.toString()))) / WINDOW
}
