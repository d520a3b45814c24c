import { type BankHolidays, bankHolidays, type ClockLength, isWorkingDay } from './working-days.ts'

/**
 * Local clocks that stop for a reason: the police, a court, the person's own choice. A clock of the law never
 * does. Civil dates; a pause is `[from, to)`: the day it begins does not count, the day work goes on does.
 */
export interface Pause {
  readonly from: Temporal.PlainDate
  /** Absent while the clock stands still. */
  readonly to?: Temporal.PlainDate | undefined
  /** A code of `clock-pauses`. */
  readonly reason: string
}

export function pausedOn(day: Temporal.PlainDate, pauses: readonly Pause[]): Pause | undefined {
  return pauses.find(({ from, to }) => !before(day, from) && (to === undefined || before(day, to)))
}

/**
 * The last day of a clock with its pauses; undefined while a pause without an end holds it up. Without pauses it
 * is the deadline that `deadlineOf` gives. Zero days end on the first day that is not paused.
 */
export function pausedDeadline(
  clock: ClockLength,
  startedOn: Temporal.PlainDate,
  pauses: readonly Pause[],
  holidays: BankHolidays = bankHolidays,
): Temporal.PlainDate | undefined {
  if (!Number.isInteger(clock.days) || clock.days < 0) {
    throw new RangeError(`The number of days must be a whole number from 0, not ${clock.days}`)
  }
  let used = 0
  for (let day = startedOn; ; day = day.add({ days: 1 })) {
    const pause = pausedOn(day, pauses)
    if (pause && pause.to === undefined) return undefined
    if (pause) continue
    if (before(startedOn, day) && counts(day, clock, holidays)) used += 1
    if (used >= clock.days) return day
  }
}

/** Days of the clock used up by the end of `until`: the day it started does not count, nor do paused days. */
export function daysUsed(
  clock: Pick<ClockLength, 'counting'>,
  startedOn: Temporal.PlainDate,
  until: Temporal.PlainDate,
  pauses: readonly Pause[],
  holidays: BankHolidays = bankHolidays,
): number {
  let used = 0
  for (let day = startedOn.add({ days: 1 }); !before(until, day); day = day.add({ days: 1 })) {
    if (!pausedOn(day, pauses) && counts(day, clock, holidays)) used += 1
  }
  return used
}

function counts(
  day: Temporal.PlainDate,
  { counting }: Pick<ClockLength, 'counting'>,
  holidays: BankHolidays,
): boolean {
  return counting === 'calendar' || isWorkingDay(day, holidays)
}

function before(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0
}
