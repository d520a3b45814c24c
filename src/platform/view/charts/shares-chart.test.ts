import { expect, test } from 'vitest'
import { type Shares, sharesChart } from './shares-chart.ts'

const year = (label: string, more: Partial<Shares> = {}): Shares => ({
  label,
  ...{ outstanding: 0, good: 0, 'requires-improvement': 0, inadequate: 0, unrated: 0 },
  ...more,
})
const options = { id: 'shares', title: 'Ratings', subtitle: 'Homes', column: 'On 1 January' }

test('the table, and the description for those who do not see it, say every number', async () => {
  const chart = await sharesChart([year('2025', { good: 7, unrated: 2 }), year('Now', { good: 9 })], options)
  const rows = chart.table.rows.map(row => row.map(cell => cell.text).join(' '))
  expect(rows).toEqual(['2025 0 7 0 0 2 9', 'Now 0 9 0 0 0 9'])
  expect(chart.wide).toContain(
    '2025: Outstanding 0, Good 7, Requires improvement 0, Inadequate 0, Not rated 2, All 9.',
  )
})

test('a bar says the number of each part that is there and thick enough', async () => {
  const chart = await sharesChart([year('2025', { good: 60, inadequate: 40, outstanding: 1 })], options)
  expect(chart.wide).toMatch(/>60</)
  expect(chart.wide).toMatch(/>40</)
  expect(chart.wide).not.toMatch(/>1</)
})

test('on a phone the last six years stand, and the table has all', async () => {
  const years = Array.from({ length: 9 }, (_, i) => year(String(2018 + i), { good: 1 }))
  const chart = await sharesChart(years, options)
  expect(chart.wide).toMatch(/>2018</)
  expect(chart.narrow).not.toMatch(/>2018</)
  expect(chart.narrow).toMatch(/>2026</)
  expect(chart.table.rows).toHaveLength(9)
})

test('years without a home are drawn as empty, not as an error', async () => {
  expect((await sharesChart([year('2025')], options)).wide).toContain('<svg')
})
