import { describe, expect, it } from 'vitest'
import { isDue } from './schema.ts'
import { linesOf, MOST_LINES } from './words.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe('Mail about what changed', () => {
  it.each([
    ['weekday', '2026-11-16', '2026-11-17', true, 'on the next day'],
    ['weekday', '2026-11-17', '2026-11-17', false, 'once a day'],
    ['weekday', '2026-11-20', '2026-11-21', false, 'not on a Saturday'],
    ['weekday', '2026-11-20', '2026-11-22', false, 'not on a Sunday'],
    ['weekday', '2026-11-19', '2026-11-21', true, 'when Friday’s was missed'],
    ['weekday', '2026-11-20', '2026-11-23', true, 'on Monday'],
    ['monday', '2026-11-16', '2026-11-20', false, 'once a week'],
    ['monday', '2026-11-17', '2026-11-23', true, 'on Monday'],
    ['monday', '2026-11-14', '2026-11-18', true, 'when Monday’s was missed'],
  ] as const)('each %s: told on %s, it is due on %s: %s, %s', (every, toldOn, today, due, _when) => {
    expect(isDue(every, day(toldOn), day(today))).toBe(due)
  })

  it('says of each home what the register says, and how much more there is', () => {
    const news = Array.from({ length: MOST_LINES + 2 }, (_, i) => ({
      home: { name: `Home ${i}` },
      sentence: 'Beds: 20 before, 30 now',
    }))
    expect(linesOf(news.slice(0, 1))).toEqual(['Home 0: Beds: 20 before, 30 now.'])
    expect(linesOf(news).at(-1)).toBe('And 2 more changes.')
    expect(linesOf(news)).toHaveLength(MOST_LINES + 1)
  })
})
