import { expect, it } from 'vitest'
import { dayInWords } from './day-in-words.ts'

it.each([
  ['2026-10-14', '14 October 2026'],
  ['2027-01-01', '1 January 2027'],
  ['2026-12-31', '31 December 2026'],
])('%s is written %s', (day, words) => {
  expect(dayInWords(day)).toBe(words)
  expect(dayInWords(Temporal.PlainDate.from(day))).toBe(words)
})
