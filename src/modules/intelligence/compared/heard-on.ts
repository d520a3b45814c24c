import type { Tx } from '#platform/database/database.ts'
import { type HomeInBrief, stratumKey, stratumOf } from '#src/modules/homes/index.ts'
import { heardOfHomes } from '#src/modules/safeguarding/index.ts'
import { WINDOW } from '../isolation/kinds.ts'
import { type MonthRead, monthsOf } from '../isolation/store.ts'
import { complaintsTold } from '../submissions/complaints-store.ts'
import { daysBetween } from '../triangulate/live.ts'
import { type Heard, type HeardOf, heardOfAll } from './heard.ts'

export interface Asked {
  readonly tx: Tx
  readonly councilId: string
  /** The last day that is counted. */
  readonly today: Temporal.PlainDate
}

/**
 * How much was heard of each home in twelve months, and how much of homes like it: the one way in which it is reckoned,
 * for levels as for who could notice. Every open home of the area is to be given, for each is measured by all.
 */
export async function heardOn(
  asked: Asked,
  homes: readonly HomeInBrief[],
): Promise<ReadonlyMap<string, Heard>> {
  const { tx, councilId, today } = asked
  const since = today.subtract({ days: WINDOW }).toString()
  const ids = homes.map(home => home.id)
  const given = (await monthsOf(tx, councilId, ids, since)).filter(row => row.month <= today.toString())
  const months = Map.groupBy(given, row => row.homeId)
  const told = await heardOfHomes(tx, councilId, { from: since, to: today.toString() })
  const byHome = new Map(told.map(row => [row.homeId, row]))
  const passedOn = await complaintsTold(tx, councilId, { from: since, to: today.toString() })
  return heardOfAll(
    homes.map((home): HeardOf => {
      const { concerns = 0, complaints = 0 } = byHome.get(home.id) ?? {}
      const all = complaints + (passedOn.get(home.id) ?? 0)
      return { ...placed(home, asked), concerns, complaints: all, ...inBooks(months.get(home.id) ?? []) }
    }),
  )
}

function placed(home: HomeInBrief, { councilId, today }: Asked) {
  return {
    ...{ homeId: home.id, stratum: stratumKey(stratumOf(home)), council: councilId },
    bedYears: (home.beds ?? 0) * yearsOpen(home, today),
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

/** Of the last year, how much it was open. */
function yearsOpen({ openedOn }: HomeInBrief, today: Temporal.PlainDate): number {
  if (openedOn === null) return 1
  return Math.min(1, Math.max(0, daysBetween(openedOn, today.toString()) / WINDOW))
}
