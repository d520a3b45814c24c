import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from './answers.ts'
import {
  answerFaults,
  type Circumstance,
  circumstanceCodes,
  circumstanceOn,
  circumstancesOn,
  countSays,
  minorityOn,
  openQuestions,
  sampleWindow,
  unsettled,
} from './circumstances.ts'
import { codeList, isCodeOn } from './code-list.ts'
import { leadOf, thinkOf } from './parallel-processes.ts'

const today = Temporal.PlainDate.from('2026-12-01')
const all = circumstancesOn(today)
const only = (code: string): Circumstance => {
  const found = circumstanceOn(code, today)
  if (!found) throw new Error(`There is a circumstance ${code}`)
  return found
}
const day = (text: string) => Temporal.PlainDate.from(text)

describe('every circumstance', () => {
  it('is one that practice asks for, each with its path', () => {
    expect(circumstanceCodes).toEqual([
      ...['hospital', 'moved', 'under-18', 'taken-back', 'refuses-assessment', 'capacity-regained'],
      ...['access-refused', 'sexual-assault', 'domestic-abuse', 'exploited-worker', 'child-at-risk'],
      ...['self-neglect', 'home-changes', 'self-funder', 'nobody-around', 'communication'],
    ])
  })

  it.each(all.map(one => [one.code, one] as const))('%s is whole', (_, one) => {
    expect(one.asks.length).toBeGreaterThan(1)
    expect(one.prompts.length).toBeGreaterThan(1)
    expect(new Set(one.asks.map(ask => ask.code)).size).toBe(one.asks.length)
    for (const { question } of one.asks) expect(question.endsWith('?')).toBe(true)
    for (const { says, citation } of one.prompts) {
      expect(says.length).toBeGreaterThan(10)
      expect(citation).not.toBe('')
    }
    for (const { process, days } of one.routes) {
      expect(isCodeOn('parallel-processes', process, today), process).toBe(true)
      expect(days).toBeGreaterThanOrEqual(0)
    }
  })

  it('never blames, and no prompt decides', () => {
    const said = JSON.stringify(all)
    expect(said).not.toMatch(/service user|perpetrator|victim blaming|non-compliant|refuses care/i)
    expect(said).not.toMatch(/closes the case|opens an enquiry/i)
  })
})

describe('answers', () => {
  it('not given and not known are open, never a no', () => {
    const answer = fc.constantFrom<Answer | undefined>('yes', 'no', 'unknown', undefined)
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.array(answer, { minLength: 6, maxLength: 6 }), (one, given) => {
        const answers = Object.fromEntries(one.asks.map(({ code }, at) => [code, given[at]]))
        const open = openQuestions(one, answers).map(ask => ask.code)
        const bad = unsettled(one, answers).map(ask => ask.code)
        expect(open.filter(code => bad.includes(code))).toEqual([])
        for (const { code } of one.asks) {
          if ((answers[code] ?? 'unknown') === 'unknown') expect(open).toContain(code)
        }
      }),
    )
  })

  it('say that it is safe to go back only after everything before it was answered', () => {
    const hospital = only('hospital')
    const yes = { 'safe-to-return': 'yes' } as const
    expect(answerFaults(hospital, yes)).toMatchObject([{ field: 'answers.safe-to-return' }])
    const half = { ...yes, 'adult-asked': 'yes', 'ward-asked': 'yes', 'home-changed': 'unknown' } as const
    expect(answerFaults(hospital, half)[0]?.message).toContain('made safe')
    const whole = { ...half, 'home-changed': 'no', 'plan-agreed': 'yes' } as const
    expect(answerFaults(hospital, whole)).toEqual([])
    expect(answerFaults(hospital, { 'safe-to-return': 'no' })).toEqual([])
    expect(answerFaults(hospital, { colour: 'yes' })).toMatchObject([{ field: 'answers.colour' }])
  })
})

describe('a DASH', () => {
  it.each([
    [0, 'Fewer'],
    [13, 'Fewer'],
    [14, '14 or more'],
    [24, '14 or more'],
  ])('with %i ticks is a prompt', (count, says) => {
    expect(countSays(only('domestic-abuse'), count)).toContain(says)
  })

  it('is nothing where none was filled in, and asked of nothing else', () => {
    expect(countSays(only('domestic-abuse'), null)).toBeUndefined()
    expect(countSays(only('hospital'), 14)).toBeUndefined()
  })
})

describe('samples after a sexual assault', () => {
  it.each([
    ['2026-12-01', 'now', 7],
    ['2026-11-29', 'now', 5],
    ['2026-11-28', 'last-days', 4],
    ['2026-11-24', 'last-days', 0],
    ['2026-11-23', 'past', 0],
    [null, 'ask', null],
  ])('of %s: %s', (on, state, daysLeft) => {
    expect(sampleWindow(on, today)).toMatchObject({ state, daysLeft })
  })
})

describe('somebody young', () => {
  const came = day('2026-11-16')
  it.each([
    ['2008-12-02', 'child', '2026-12-02'],
    ['2008-12-01', 'turned-18', '2026-12-01'],
    ['2008-11-16', 'adult', '2026-11-16'],
    ['1941-03-09', 'adult', '1959-03-09'],
  ])('born on %s is %s, and 18 on %s', (bornOn, state, turns18On) => {
    expect(minorityOn(bornOn, came, today)).toEqual({ state, turns18On })
  })

  it('born on a leap day is 18 on 1 March, and nobody is guessed young', () => {
    expect(minorityOn('2008-02-29', came, day('2026-02-28'))?.state).toBe('child')
    expect(minorityOn('2008-02-29', came, day('2026-03-01'))?.turns18On).toBe('2026-03-01')
    expect(minorityOn(null, came, today)).toBeUndefined()
  })
})

describe('what runs beside a case', () => {
  it.each(codeList('parallel-processes').codes.map(one => one.code))('%s has a lead', code => {
    expect(leadOf(code)).not.toBeNull()
  })

  it('is thought of where it may apply, and not once more where it is listed', () => {
    const facts = { inHome: true, abuseTypes: ['sexual'], processes: [] }
    expect(thinkOf(facts).map(one => one.process)).toEqual(['cqc-notification', 'criminal'])
    expect(thinkOf({ ...facts, processes: ['criminal'] }).map(one => one.process)).toEqual([
      'cqc-notification',
    ])
    expect(thinkOf({ ...facts, inHome: false, abuseTypes: ['neglect'] })).toEqual([])
    expect(thinkOf({ ...facts, abuseTypes: [] })).toEqual([])
  })
})
