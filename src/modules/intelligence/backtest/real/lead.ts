import { quantiles } from '../../method/quantile.ts'
import { shareOf } from '../../method/wilson.ts'
import { daysBetween } from '../../triangulate/live.ts'
import type { Lead } from './result.ts'
import type { Row } from './rows.ts'

export const isRaised = ({ level }: Pick<Row, 'level'>): boolean => level === 'look' || level === 'act-now'

/** How long before a rating below Good the home was at "look" or above, without a break. */
export function leadOf(rows: readonly Row[]): Lead | null {
  const homes = Map.groupBy(rows, row => row.home)
  const leads = [...homes.values()].flatMap(leadsOfHome)
  if (leads.length === 0) return null
  const days = leads.filter(lead => lead !== null)
  const [quarter = 0, half = 0, threeQuarters = 0] = days.length > 0 ? quantiles(days, [0.25, 0.5, 0.75]) : []
  return {
    happened: leads.length,
    raised: shareOf(days.length, leads.length) ?? null,
    days: days.length > 0 ? { quarter, half, threeQuarters } : null,
  }
}

/** For each rating below Good of a home, the days; null where it was not raised on the last date before. */
function leadsOfHome(rows: readonly Row[]): (number | null)[] {
  const before = Map.groupBy(
    rows.filter(row => row.outcome.happened['below-good'] === true),
    row => row.outcome.next?.on ?? '',
  )
  return [...before].map(([on, own]) => {
    const dates = own.toSorted((a, b) => (a.on < b.on ? -1 : 1))
    const run = dates.slice(dates.findLastIndex(row => !isRaised(row)) + 1)
    return run[0] ? daysBetween(run[0].on, on) : null
  })
}
