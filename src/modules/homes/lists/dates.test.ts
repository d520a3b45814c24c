import { expect, test } from 'vitest'
import { dateOrderOf, dayIn, dayOf } from './dates.ts'

test.each([
  [['03/04/2019', '25/04/2019'], 'month-first', 'day-first'],
  [['05/29/2026', '01/02/2026'], 'day-first', 'month-first'],
  [['03/04/2019', ''], 'month-first', 'month-first'],
  [['2019-04-03', 'Not rated'], 'day-first', 'day-first'],
  [['25/04/2019', '05/29/2026'], 'day-first', undefined],
] as const)('the days %j, declared %s, are written %s', (texts, declared, order) => {
  expect(dateOrderOf(texts, declared)).toBe(order)
})

test.each([
  ['2026-02-25', 'day-first', '2026-02-25'],
  ['2026-02-25T00:00:00', 'day-first', '2026-02-25'],
  ['05/29/2026', 'month-first', '2026-05-29'],
  ['8/1/2011 12:00:00 AM', 'month-first', '2011-08-01'],
  ['1/8/2011', 'day-first', '2011-08-01'],
  ['30/02/2026', 'day-first', undefined],
  ['2026-02-30', 'day-first', undefined],
  ['soon', 'day-first', undefined],
] as const)('%s, %s, is %s', (text, order, day) => {
  expect(dayOf(text, order)).toBe(day)
})

test.each([
  ['gm_care_homes_2018-09-28.csv', '2018-09-28'],
  ['01_October_2026_HSCA_Active_Locations.ods', '2026-10-01'],
  ['Care directory, 1st Sept 2025', '2025-09-01'],
  ['25 february 2026', '2026-02-25'],
  ['1-9100000001 of 31 Nov 2026', undefined],
  ['Locations-head.csv', undefined],
])('in "%s" stands the day %s', (text, day) => {
  expect(dayIn(text)).toBe(day)
})
