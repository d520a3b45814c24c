/**
 * How the bank holidays of England and Wales follow from the rules, year by year. The dated list in
 * `data/bank-holidays.json` is what the law's clocks use; this is how it was made and how a test checks it.
 *
 * Sources: Banking and Financial Dealings Act 1971, Schedule 1, and the proclamations under section 1 (New
 * Year's Day, early May, substitute days and national events).
 */
export interface BankHoliday {
  readonly date: string
  readonly name: string
}

/** Days proclaimed for one year alone, and ordinary ones moved for them. */
const proclaimed: Readonly<
  Record<number, { readonly moved?: Record<string, string>; readonly added: readonly BankHoliday[] }>
> = {
  2012: {
    moved: { 'Spring bank holiday': '2012-06-04' },
    added: [{ date: '2012-06-05', name: "Queen's Diamond Jubilee" }],
  },
  2020: { moved: { 'Early May bank holiday': '2020-05-08' }, added: [] },
  2022: {
    moved: { 'Spring bank holiday': '2022-06-02' },
    added: [
      { date: '2022-06-03', name: "Queen's Platinum Jubilee" },
      { date: '2022-09-19', name: 'State Funeral of Queen Elizabeth II' },
    ],
  },
  2023: { added: [{ date: '2023-05-08', name: 'Coronation of King Charles III' }] },
}

/** In order of date. */
export function bankHolidaysByRule(year: number): BankHoliday[] {
  const easter = easterSunday(year)
  const special = proclaimed[year]
  const ordinary: BankHoliday[] = [
    named("New Year's Day", weekdayFrom(on(year, 1, 1))),
    named('Good Friday', easter.subtract({ days: 2 })),
    named('Easter Monday', easter.add({ days: 1 })),
    named('Early May bank holiday', mondayFrom(on(year, 5, 1))),
    named('Spring bank holiday', mondayFrom(on(year, 5, 25))),
    named('Summer bank holiday', mondayFrom(on(year, 8, 25))),
    ...christmas(year),
  ]
  const moved = ordinary.map(day => ({ ...day, date: special?.moved?.[day.name] ?? day.date }))
  return [...moved, ...(special?.added ?? [])].sort((a, b) => (a.date < b.date ? -1 : 1))
}

/** Two days off at Christmas, whatever the weekday: substitutes follow the weekend. */
function christmas(year: number): BankHoliday[] {
  const [christmasDay, boxingDay] = [on(year, 12, 25), on(year, 12, 26)]
  if (christmasDay.dayOfWeek === 6)
    return [named('Christmas Day', on(year, 12, 27)), named('Boxing Day', on(year, 12, 28))]
  if (christmasDay.dayOfWeek === 7)
    return [named('Christmas Day', on(year, 12, 27)), named('Boxing Day', boxingDay)]
  return [named('Christmas Day', christmasDay), named('Boxing Day', weekdayFrom(boxingDay))]
}

/** Western Easter by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  return on(year, month, (h + l - 7 * m + 33 * month + 19) % 32)
}

function on(year: number, month: number, day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day })
}

/** This day, or the Monday after the weekend it falls in. */
function weekdayFrom(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.dayOfWeek < 6 ? date : date.add({ days: 8 - date.dayOfWeek })
}

/** The first Monday on or after. */
function mondayFrom(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.add({ days: (8 - date.dayOfWeek) % 7 })
}

function named(name: string, date: Temporal.PlainDate): BankHoliday {
  return { date: date.toString(), name }
}
