import { describe, expect, it } from 'vitest'
import { chooseVisits } from './next-visits.ts'
import { shareOf } from './queries.ts'
import type { AttentionRow } from './schema.ts'

const row = (id: number, level: AttentionRow['level'], more: Partial<AttentionRow> = {}): AttentionRow => ({
  ...{ homeId: `0198a000-0000-7000-8000-${String(id).padStart(12, '0')}`, name: `Home ${id}`, area: null },
  ...{
    provider: null,
    brand: null,
    quiet: [],
    level,
    since: '2026-01-01',
    before: null,
    reasons: ['Why'],
    awaitsFirstLook: false,
  },
  ...{ unheard: [], challenged: false, ...more },
})
const many = (from: number, count: number, level: AttentionRow['level']) =>
  Array.from({ length: count }, (_, at) => row(from + at, level))

describe('the next ten visits', () => {
  it('are nine by attention and one by lot, which stays the same within a month', () => {
    const rows = [...many(0, 4, 'act-now'), ...many(10, 8, 'look'), ...many(20, 30, 'routine')]
    const chosen = chooseVisits(rows, 'council 2026-11', 10)
    expect(chosen.map(one => one.level)).toEqual([
      ...Array(4).fill('act-now'),
      ...Array(5).fill('look'),
      'routine',
    ])
    expect(chosen.at(-1)?.why).toBe('Drawn by lot this month')
    expect(chooseVisits(rows, 'council 2026-11', 10)).toEqual(chosen)
    const lots = ['01', '02', '03', '04'].map(
      month => chooseVisits(rows, `council 2026-${month}`, 10).at(-1)?.homeId,
    )
    expect(new Set(lots).size).toBeGreaterThan(1)
  })

  it('take those least heard first where too little is known, and no home twice', () => {
    const unheard = row(1, 'insufficient', { unheard: ['staff', 'health'] })
    const chosen = chooseVisits([row(2, 'insufficient'), unheard], 'any', 10)
    expect(chosen.map(one => one.homeId)).toEqual([unheard.homeId, row(2, 'insufficient').homeId])
    expect(chosen[0]?.why).toBe('Too little is known: go and listen')
  })

  it('are none where there is no home', () => {
    expect(chooseVisits([], 'any', 10)).toEqual([])
  })
})

describe('the share of homes at “look” or above', () => {
  it.each([
    [15, false],
    [16, true],
  ])('of %i in 100 raises the alarm: %s', (pressing, alarm) => {
    const levels = new Map([
      ['look', pressing - 1],
      ['act-now', 1],
      ['insufficient', 100 - pressing],
    ])
    expect(shareOf(levels, { changed: 3, quiet: 0 })).toMatchObject({
      inHundred: pressing,
      alarm,
      actNow: 1,
      changedThisWeek: 3,
    })
  })
})

describe('homes that nobody would tell of', () => {
  const silent = row(90, 'insufficient', { quiet: ['Few people from outside come, who could notice'] })
  const alsoSilent = row(91, 'insufficient', { quiet: ['Few residents go out', 'Visits were refused'] })

  it('keep two of ten places, however many others are to be looked at', () => {
    const chosen = chooseVisits([...many(0, 20, 'look'), silent, alsoSilent], 'any', 10)
    expect(chosen.slice(0, 7).every(one => one.level === 'look')).toBe(true)
    expect(chosen.slice(7, 9).map(one => one.homeId)).toEqual([alsoSilent.homeId, silent.homeId])
    expect(chosen[8]?.why).toBe('Few people from outside come, who could notice: go and listen')
  })

  it('take none from homes to act on now', () => {
    const chosen = chooseVisits([...many(0, 12, 'act-now'), silent], 'any', 10)
    expect(chosen.filter(one => one.level === 'act-now')).toHaveLength(9)
  })

  it('leave no place empty where there are few of them', () => {
    expect(chooseVisits([...many(0, 20, 'look'), silent], 'any', 10)).toHaveLength(9)
    expect(chooseVisits([...many(0, 2, 'look'), silent, alsoSilent], 'any', 10)).toHaveLength(4)
  })
})
