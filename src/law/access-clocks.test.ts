import { describe, expect, it } from 'vitest'
import { accessCitation, accessDueOn } from './access-clocks.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const due = (
  receivedOn: string,
  more: object = {},
  kind: 'subject-access' | 'freedom-of-information' = 'subject-access',
) => accessDueOn({ kind, receivedOn: day(receivedOn), ...more }).toString()

describe('the clock of a request for one’s own records', () => {
  it.each([
    ['the same day of the next month', '2026-11-03', '2026-12-03'],
    ['the last day of a month that has no such day, and on from a weekend', '2026-01-31', '2026-03-02'],
    ['on from a Saturday to Monday', '2026-11-05', '2026-12-07'],
    ['on from Christmas to the next working day', '2026-11-25', '2026-12-29'],
  ])('ends on %s', (_, received, last) => expect(due(received)).toBe(last))

  it('begins when it was shown who asks, and is two months longer where it is complex', () => {
    expect(due('2026-11-03', { identityOn: day('2026-11-10') })).toBe('2026-12-10')
    expect(due('2026-11-03', { extended: true })).toBe('2027-02-03')
  })
})

describe('the clock of a request for information', () => {
  it('ends twenty working days after the day of receipt', () => {
    expect(due('2026-11-02', {}, 'freedom-of-information')).toBe('2026-11-30')
    expect(due('2026-12-14', {}, 'freedom-of-information')).toBe('2027-01-14')
  })

  it('says on what it rests', () => {
    expect(accessCitation('freedom-of-information')).toContain('section 10')
  })
})
