import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bankHolidaysByRule, easterSunday } from './bank-holiday-rules.ts'
import data from './data/bank-holidays.json' with { type: 'json' }
import { addWorkingDays, bankHolidays, deadlineOf, isWorkingDay, workingDaysBetween } from './working-days.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const someDay = fc
  .integer({ min: 0, max: 16 * 365 })
  .map(days => Temporal.PlainDate.from('2012-01-01').add({ days }))

describe('bank holidays of England and Wales', () => {
  it('are those the rules give, for every year of the list', () => {
    const years = Array.from({ length: 17 }, (_, i) => 2012 + i)
    expect(data.days).toEqual(years.flatMap(bankHolidaysByRule))
  })

  it('are eight a year, and one more for each national event', () => {
    const extra = new Map([
      [2012, 1],
      [2022, 2],
      [2023, 1],
    ])
    for (let year = 2012; year <= 2028; year++) {
      const count = data.days.filter(day => day.date.startsWith(String(year))).length
      expect([year, count]).toEqual([year, 8 + (extra.get(year) ?? 0)])
    }
  })

  it('never fall at a weekend or twice on one day', () => {
    expect(data.days.every(day => date(day.date).dayOfWeek < 6)).toBe(true)
    expect(bankHolidays.size).toBe(data.days.length)
  })

  it.each([
    ['2012-06-05', 'the Diamond Jubilee'],
    ['2020-05-08', 'early May, moved for VE Day'],
    ['2021-12-28', 'a substitute for Boxing Day'],
    ['2022-01-03', "a substitute for New Year's Day"],
    ['2022-09-19', 'the State Funeral'],
    ['2023-05-08', 'the Coronation'],
    ['2026-12-28', 'a substitute for Boxing Day'],
    ['2024-04-01', 'Easter Monday'],
  ])('has %s, %s', day => {
    expect(bankHolidays.has(day)).toBe(true)
  })

  it.each(['2020-05-04', '2012-05-28', '2022-05-30'])('does not have %s, which was moved', day => {
    expect(bankHolidays.has(day)).toBe(false)
  })

  it.each([
    [2012, '2012-04-08'],
    [2016, '2016-03-27'],
    [2019, '2019-04-21'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
  ])('knows Easter of %i', (year, sunday) => {
    expect(easterSunday(year).toString()).toBe(sunday)
  })
})

describe('working days', () => {
  it('ten of them after Monday 16 November 2026 end on Monday 30 November', () => {
    expect(addWorkingDays(date('2026-11-16'), 10).toString()).toBe('2026-11-30')
  })

  it('pass over Christmas and New Year', () => {
    expect(addWorkingDays(date('2026-12-23'), 5).toString()).toBe('2027-01-04')
  })

  it('always end on a working day, just so many working days later', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const end = addWorkingDays(from, days)
        expect(isWorkingDay(end)).toBe(true)
        expect(workingDaysBetween(from, end)).toBe(days)
      }),
    )
  })

  it('add up: a then b is a plus b', () => {
    fc.assert(
      fc.property(someDay, fc.nat(30), fc.nat(30), (from, a, b) => {
        const twice = addWorkingDays(addWorkingDays(from, a), b)
        expect(twice.equals(addWorkingDays(from, a + b))).toBe(true)
      }),
    )
  })

  it('are never fewer days than calendar days', () => {
    fc.assert(
      fc.property(someDay, fc.nat(60), (from, days) => {
        const working = deadlineOf({ days, counting: 'working' }, from)
        const calendar = deadlineOf({ days, counting: 'calendar' }, from)
        expect(Temporal.PlainDate.compare(working, calendar)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('cannot be negative or parts of a day', () => {
    expect(() => addWorkingDays(date('2026-11-16'), -1)).toThrow(/whole number/)
    expect(() => addWorkingDays(date('2026-11-16'), 1.5)).toThrow(/whole number/)
  })
})
