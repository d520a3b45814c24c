import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from './answers.ts'
import { type ReviewQuestion, reviewAim, reviewTest, section44On } from './section-44.ts'

const day = '2026-12-01'
const all = (
  needs: Answer,
  together: Answer,
  died: Answer,
  abuse: Answer,
  serious: Answer,
): Record<ReviewQuestion, Answer> => ({ needs, 'working-together': together, died, abuse, serious })
const answer = fc.constantFrom<Answer>('yes', 'no', 'unknown')

describe('a safeguarding adults review', () => {
  it.each<[Answer, Answer, Answer, Answer, Answer, string]>([
    ['yes', 'yes', 'yes', 'yes', 'unknown', 'mandatory'],
    ['yes', 'yes', 'no', 'yes', 'yes', 'mandatory'],
    ['yes', 'yes', 'unknown', 'yes', 'yes', 'mandatory'],
    ['yes', 'yes', 'no', 'yes', 'no', 'discretionary'],
    ['yes', 'yes', 'no', 'yes', 'unknown', 'not-yet'],
    ['yes', 'yes', 'yes', 'unknown', 'no', 'not-yet'],
    ['yes', 'no', 'yes', 'yes', 'yes', 'discretionary'],
    ['yes', 'yes', 'yes', 'no', 'yes', 'discretionary'],
    ['yes', 'unknown', 'yes', 'yes', 'yes', 'not-yet'],
    ['unknown', 'yes', 'yes', 'yes', 'yes', 'not-yet'],
    ['unknown', 'no', 'yes', 'yes', 'yes', 'not-yet'],
    ['no', 'yes', 'yes', 'yes', 'yes', 'none'],
  ])('needs %s, working together %s, died %s, abuse %s, serious %s: %s', (n, t, d, a, s, kind) => {
    expect(reviewTest(all(n, t, d, a, s), day).kind).toBe(kind)
  })

  it('is mandatory only on all parts, and always says why with the law', () => {
    fc.assert(
      fc.property(answer, answer, answer, answer, answer, (n, t, d, a, s) => {
        const { kind, reason } = reviewTest(all(n, t, d, a, s), day)
        expect(reason.citation).toContain('section 44')
        expect(reason.says).toMatch(/\.$/)
        if (kind === 'mandatory')
          expect([n, t, a, d === 'yes' || s === 'yes']).toEqual(['yes', 'yes', 'yes', true])
        if (kind === 'discretionary') expect(n).toBe('yes')
      }),
    )
  })

  it('has its test by date, and an aim of six months', () => {
    expect(section44On(day).questions).toHaveLength(5)
    expect(() => section44On('2015-03-31')).toThrow(/test of section 44/)
    expect(reviewAim(Temporal.PlainDate.from('2026-08-31')).toString()).toBe('2027-02-28')
  })
})
