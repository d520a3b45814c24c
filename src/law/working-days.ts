import data from './data/bank-holidays.json' with { type: 'json' }

/** Working days in England: Monday to Friday without bank holidays. Civil dates throughout. */

export type BankHolidays = ReadonlySet<string>

/** The bank holidays of England and Wales in the years the list covers, `[from, to)`. */
export const bankHolidays: BankHolidays = new Set(data.days.map(day => day.date))

/** A clock's length: the part of a workflow's clock that decides its last day. */
export interface ClockLength {
  readonly days: number
  readonly counting: 'calendar' | 'working'
}

export function isWorkingDay(date: Temporal.PlainDate, holidays: BankHolidays = bankHolidays): boolean {
  return date.dayOfWeek < 6 && !holidays.has(date.toString())
}

/** The last of so many working days, counting from the working day after `date`. Zero gives `date` itself. */
export function addWorkingDays(
  date: Temporal.PlainDate,
  days: number,
  holidays: BankHolidays = bankHolidays,
): Temporal.PlainDate {
  if (!Number.isInteger(days) || days < 0) {
    throw new RangeError(`The number of working days must be a whole number from 0, not ${days}`)
  }
  let day = date
  for (let left = days; left > 0; ) {
    day = day.add({ days: 1 })
    if (isWorkingDay(day, holidays)) left -= 1
  }
  return day
}

/** Working days after `from`, up to and including `to`; 0 when `to` is not after `from`. */
export function workingDaysBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  holidays: BankHolidays = bankHolidays,
): number {
  let count = 0
  for (
    let day = from.add({ days: 1 });
    Temporal.PlainDate.compare(day, to) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (isWorkingDay(day, holidays)) count += 1
  }
  return count
}

/**
 * The last day of a clock that starts when a state is entered. The day of entry is not counted: "within ten
 * working days" of a Monday ends on the Monday two weeks later. A clock that counts its first day ("beginning
 * with") is a statutory one with a rule of its own.
 */
export function deadlineOf(
  clock: ClockLength,
  enteredOn: Temporal.PlainDate,
  holidays: BankHolidays = bankHolidays,
): Temporal.PlainDate {
  if (clock.counting === 'calendar') return enteredOn.add({ days: clock.days })
  return addWorkingDays(enteredOn, clock.days, holidays)
}
