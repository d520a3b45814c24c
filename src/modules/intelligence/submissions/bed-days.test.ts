import { describe, expect, it } from 'vitest'
import { bedDaysOf } from './bed-days.ts'

const falls = { kind: 'falls-return', from: '2026-10-01', to: '2026-10-31' }

describe('what a return is counted against', () => {
  it.each([
    ['bed days as they were given', { ...falls, bedDays: 900 }, { occupied: 20, beds: 40 }, 900, 'told'],
    ['places taken, where none were given', falls, { occupied: 20, beds: 40 }, 620, 'occupied'],
    [
      'all beds, where nobody said how many are taken',
      falls,
      { occupied: undefined, beds: 40 },
      1240,
      'beds',
    ],
    ['one day, where no last day is given', { ...falls, to: '' }, { occupied: 20, beds: 40 }, 20, 'occupied'],
    ['nothing, where nobody lives there', falls, { occupied: 0, beds: 40 }, null, null],
    ['nothing, where beds are not known', falls, { occupied: undefined, beds: null }, null, null],
    ['nothing, where it has no beds', falls, { occupied: undefined, beds: 0 }, null, null],
    [
      'nothing, where it ends before it begins',
      { ...falls, to: '2026-09-01' },
      { occupied: 9, beds: 9 },
      null,
      null,
    ],
    [
      'nothing, where it is no return',
      { ...falls, kind: 'medicines' },
      { occupied: 20, beds: 40 },
      null,
      null,
    ],
  ] as const)('is %s', (_what, given, places, bedDays, bedDaysFrom) => {
    expect(bedDaysOf(given, places)).toEqual({ bedDays, bedDaysFrom })
  })
})
