import { formatMonth, monthName } from '#platform/view/dates.ts'

/** Three months of the calendar, both days included. */
export interface Quarter {
  readonly from: string
  readonly to: string
}

export function quarterOf(day: string | Temporal.PlainDate): Quarter {
  const date = Temporal.PlainDate.from(day)
  const from = date.with({ day: 1, month: date.month - ((date.month - 1) % 3) })
  return { from: from.toString(), to: from.add({ months: 3 }).subtract({ days: 1 }).toString() }
}

/** "October to December 2026". */
export function quarterName({ from, to }: Quarter): string {
  return `${monthName(Temporal.PlainDate.from(from).month)} to ${formatMonth(Temporal.PlainDate.from(to).toPlainYearMonth())}`
}

/** How long the first page reminds of it. */
const REMINDED_DAYS = 14

export function isReminded(today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.from(quarterOf(today).from).until(today).days < REMINDED_DAYS
}
