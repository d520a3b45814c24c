import { describe, expect, it } from 'vitest'
import { formatNumber, lanternFilters, mojFilters, plural } from './filters.ts'

describe('the filters of templates', () => {
  it('write figures and counted things in plain English', () => {
    expect(formatNumber(14500)).toBe('14,500')
    expect(plural(1, 'home')).toBe('1 home')
    expect(plural(0, 'home')).toBe('0 homes')
    expect(plural(2, 'enquiry', 'enquiries')).toBe('2 enquiries')
  })

  it('leave a missing date empty, for the template to say what is missing', () => {
    const { date, month, ago, dateTime } = lanternFilters(() => '2026-11-16')
    for (const filter of [date, month, ago, dateTime]) {
      expect((filter as (value: undefined) => unknown)(undefined)).toBe('')
    }
  })

  it('count "ago" from the day they are given', () => {
    const { ago } = lanternFilters(() => '2026-11-16')
    expect((ago as (value: string) => unknown)('2025-03-03')).toBe('20 months ago')
  })

  it('include those that MoJ Frontend calls by name', () => {
    expect(Object.keys(mojFilters())).toContain('mojDate')
  })
})
