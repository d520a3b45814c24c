import { type Definition, definitionOn } from './definition.ts'
import { type PeriodKind, periods, SETTLES } from './kinds.ts'

/** A month or a quarter, both days included, and what was in force. */
export interface Period {
  readonly from: string
  readonly to: string
  readonly label: string
  /** The day by the end of which what is known counts. */
  readonly knownOn: string
  readonly definition: Definition | undefined
  /** The definition changed within it: what was counted by two definitions is no number. */
  readonly cut: boolean
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** At most so many periods are looked back. */
const MOST = { month: 36, quarter: 12 } as const

/**
 * The whole periods since the indicator's first day that have ended and settled by a day, the oldest first. How long a
 * period is, is as the newest version says: charts need one length. Pure.
 */
export function periodsOf(versions: readonly Definition[], today: Temporal.PlainDate): Period[] {
  const newest = versions.toSorted((a, b) => a.number - b.number).at(-1)
  if (!newest) return []
  const since = versions.map(one => one.fromOn).toSorted()[0] ?? newest.fromOn
  const { months } = periods[newest.period]
  const ends = (start: Temporal.PlainDate) => start.add({ months }).subtract({ days: 1 })
  const settled = (start: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(ends(start).add({ days: SETTLES }), today) < 0
  const found: Period[] = []
  let start = startOf(today, newest.period)
  while (found.length < MOST[newest.period]) {
    start = start.subtract({ months })
    if (start.toString() < since) break
    if (settled(start)) found.push(periodFrom(start, ends(start), versions, newest.period))
  }
  return found.toReversed()
}

function startOf(day: Temporal.PlainDate, kind: PeriodKind): Temporal.PlainDate {
  const month = kind === 'month' ? day.month : day.month - ((day.month - 1) % 3)
  return day.with({ day: 1, month })
}

function periodFrom(
  start: Temporal.PlainDate,
  end: Temporal.PlainDate,
  versions: readonly Definition[],
  kind: PeriodKind,
): Period {
  const [from, to] = [start.toString(), end.toString()]
  const [first, last] = [definitionOn(versions, from), definitionOn(versions, to)]
  const month = `${MONTHS[start.month - 1]}`
  const label = kind === 'month' ? `${month} ${start.year}` : `${month}–${MONTHS[end.month - 1]} ${end.year}`
  const knownOn = end.add({ days: SETTLES }).toString()
  return { from, to, label, knownOn, definition: first, cut: first?.number !== last?.number }
}
