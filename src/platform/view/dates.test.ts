import { describe, expect, it } from 'vitest'
import {
  formatAgo,
  formatCivilDate,
  formatDateTime,
  formatMonth,
  formatShortDate,
  parseCivilDateParts,
} from './dates.ts'

describe('dates in words', () => {
  it('are written as people in England write them', () => {
    expect(formatCivilDate('2026-10-14')).toBe('14 October 2026')
    expect(formatShortDate('2026-09-02')).toBe('2 Sept 2026')
    expect(formatMonth('2026-10-14')).toBe('October 2026')
    expect(formatMonth('2026-10')).toBe('October 2026')
  })

  it('show an instant as London clocks do, summer and winter', () => {
    expect(formatDateTime('2026-10-14T14:05:00Z')).toBe('14 October 2026, 3:05 pm')
    expect(formatDateTime('2026-01-14T00:00:00Z')).toBe('14 January 2026, 12:00 am')
    expect(formatDateTime(new Date('2026-06-30T23:30:00Z'))).toBe('1 July 2026, 12:30 am')
  })

  it('refuse what is not a date', () => {
    expect(() => formatCivilDate('2026-02-30')).toThrow(RangeError)
  })

  it.each([
    ['2026-11-16', 'today'],
    ['2026-11-15', 'yesterday'],
    ['2026-11-17', 'tomorrow'],
    ['2026-11-06', '10 days ago'],
    ['2026-10-10', '5 weeks ago'],
    ['2025-03-03', '20 months ago'],
    ['2019-01-01', '7 years ago'],
    ['2026-12-01', 'in 15 days'],
  ])('say how long ago %s was: %s', (date, words) => {
    expect(formatAgo(date, '2026-11-16')).toBe(words)
  })
})

describe('a date typed in three boxes', () => {
  it.each(['3', '03', 'March', 'mar', ' MAR. '])('takes %j as March', month => {
    expect(parseCivilDateParts({ day: '2', month, year: '2026' })).toEqual({
      kind: 'date',
      date: '2026-03-02',
    })
  })

  it('takes sept as September', () => {
    expect(parseCivilDateParts({ day: '2', month: 'sept', year: '2026' })).toEqual({
      kind: 'date',
      date: '2026-09-02',
    })
  })

  it('tells nothing typed from something left out', () => {
    expect(parseCivilDateParts({})).toEqual({ kind: 'empty' })
    expect(parseCivilDateParts({ day: '2', month: '', year: '2026' })).toEqual({
      kind: 'missing',
      parts: ['month'],
    })
  })

  it.each([
    [{ day: '31', month: 'feb', year: '2026' }, ['day']],
    [{ day: '2', month: '13', year: '2026' }, ['month']],
    [{ day: '2', month: 'ju', year: '2026' }, ['month']],
    [{ day: '2', month: '3', year: '26' }, ['year']],
    [{ day: 'x', month: 'y', year: 'z' }, ['day', 'month', 'year']],
  ])('names the boxes that cannot be right in %o', (parts, faulty) => {
    expect(parseCivilDateParts(parts)).toEqual({ kind: 'unreal', parts: faulty })
  })
})
