import fc from 'fast-check'
import { expect, test } from 'vitest'
import { halfDay } from './half-day.ts'

test.each([
  ['2026-11-16T02:13:27.123Z', '2026-11-16T00:00:00Z'],
  ['2026-11-16T11:59:59.999Z', '2026-11-16T00:00:00Z'],
  ['2026-11-16T12:00:00Z', '2026-11-16T12:00:00Z'],
  // In summer London is an hour ahead.
  ['2026-07-01T10:59:00Z', '2026-06-30T23:00:00Z'],
  ['2026-07-01T11:00:00Z', '2026-07-01T11:00:00Z'],
  // The days the clocks change.
  ['2026-03-29T05:00:00Z', '2026-03-29T00:00:00Z'],
  ['2026-03-29T15:00:00Z', '2026-03-29T11:00:00Z'],
  ['2026-10-25T05:00:00Z', '2026-10-24T23:00:00Z'],
])('%s falls in the half day of %s', (instant, start) => {
  expect(halfDay(Temporal.Instant.from(instant)).toString()).toBe(start)
})

test('of any instant it is midnight or noon in London, not later, and at most 13 hours before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), ms => {
      const start = halfDay(Temporal.Instant.fromEpochMilliseconds(ms))
      const there = start.toZonedDateTimeISO('Europe/London')
      expect([0, 12]).toContain(there.hour)
      expect(there.minute + there.second + there.millisecond).toBe(0)
      const gone = ms - start.epochMilliseconds
      expect(gone).toBeGreaterThanOrEqual(0)
      expect(gone).toBeLessThan(13 * 3_600_000 + 1)
      expect(halfDay(start).equals(start)).toBe(true)
    }),
  )
})
