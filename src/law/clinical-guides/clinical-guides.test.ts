import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../answers.ts'
import { everydayGuide, everydayGuides, type GuideTopic, look } from './everyday.ts'
import { must } from './must.ts'
import { GUIDE_NOTICE } from './notice.ts'
import {
  type Damage,
  isSevere,
  pressureDamage,
  pressureGuideCompletedBy,
  pressureQuestions,
  usualPressureThreshold,
} from './pressure-damage.ts'

const best = {
  sudden: 'no',
  'clinical-change': 'change',
  plan: 'current',
  blocked: 'no',
  proportion: 'proportionate',
  followed: 'not-followed',
}

describe('the pressure damage guide', () => {
  it.each<[string, Record<string, string | undefined>, number]>([
    ['nothing', {}, 0],
    ['a plan that was not reviewed', { plan: 'not-reviewed' }, 5],
    ['no plan', { plan: 'none' }, 15],
    ['care that was blocked', { blocked: 'yes' }, 15],
    [
      'damage out of proportion, some of the plan followed',
      { proportion: 'more-severe', followed: 'partly' },
      13,
    ],
    [
      'the sixth in its other form',
      { followed: undefined, 'best-interests': 'not-documented', sudden: 'yes' },
      15,
    ],
    [
      'everything',
      {
        sudden: 'yes',
        'clinical-change': 'no-change',
        plan: 'none',
        blocked: 'yes',
        proportion: 'more-severe',
        followed: undefined,
        'best-interests': 'not-documented',
      },
      60,
    ],
  ])('scores %s', (_, change, score) => {
    const found = pressureDamage({ ...best, ...change })
    expect(found.score).toBe(score)
    expect(found.reaches).toBe(score >= 15)
  })

  it('takes its threshold from a setting, by default 15 and itself included', () => {
    const at15 = { ...best, plan: 'none' }
    expect(usualPressureThreshold).toEqual({ score: 15, inclusive: true })
    expect(pressureDamage(at15).reaches).toBe(true)
    expect(pressureDamage(at15, { score: 15, inclusive: false }).reaches).toBe(false)
    expect(pressureDamage(at15).sureness).toBe('unsure')
    expect(pressureGuideCompletedBy).toMatch(/nurse/)
  })

  it.each<[string, Record<string, string | undefined>, string[]]>([
    ['a question left open', { plan: undefined }, ['plan']],
    ['an answer it does not know', { plan: 'good' }, ['plan']],
    ['neither form of the sixth', { followed: undefined }, ['followed']],
    ['both forms of the sixth', { 'best-interests': 'documented' }, ['followed']],
  ])('gives no score for %s, and lets a concern be raised', (_, change, fields) => {
    const found = pressureDamage({ ...best, ...change })
    expect(found.faults.map(one => one.field)).toEqual(fields)
    expect([found.score, found.reaches]).toEqual([undefined, undefined])
    expect(found.says).toContain('A concern can be raised without them')
  })

  it('says below and above the threshold alike that it decides nothing', () => {
    const answers = fc.record(
      Object.fromEntries(
        pressureQuestions.map(one => [
          one.code,
          fc.constantFrom(undefined, ...one.answers.map(given => given.code)),
        ]),
      ),
    )
    fc.assert(
      fc.property(answers, given => {
        const found = pressureDamage(given)
        expect(found.notice).toBe(GUIDE_NOTICE)
        if (found.score !== undefined) expect(found.score).toBeLessThanOrEqual(60)
        expect(found.score === undefined).toBe(found.faults.length > 0)
      }),
    )
  })

  it.each<[Damage['category'], number, boolean]>([
    ['1', 3, false],
    ['2', 1, false],
    ['2', 2, true],
    ['3', 1, true],
    ['4', 1, true],
    ['unstageable', 1, true],
    ['deep-tissue', 1, true],
  ])('is for category %s in %i places: %s', (category, places, severe) => {
    expect(isSevere({ category, places })).toBe(severe)
  })
})

describe('MUST', () => {
  it.each([
    [24, 0, false, 0, 'low'],
    [20.1, 4.9, false, 0, 'low'],
    [20, 0, false, 1, 'medium'],
    [18.5, 0, false, 1, 'medium'],
    [18.4, 0, false, 2, 'high'],
    [24, 5, false, 1, 'medium'],
    [24, 10, false, 1, 'medium'],
    [24, 10.1, false, 2, 'high'],
    [20, 5, false, 2, 'high'],
    [24, 0, true, 2, 'high'],
    [17, 12, true, 6, 'high'],
  ])('of index %d, loss %d, acutely ill %s is %i, %s', (bmi, lossPercent, acutelyIll, score, risk) => {
    expect(must({ bmi, lossPercent, acutelyIll })).toMatchObject({ score, risk, missing: [] })
  })

  it('never calls a risk low while a measure is missing', () => {
    expect(must({ lossPercent: 0, acutelyIll: false })).toMatchObject({ risk: 'unknown', missing: ['bmi'] })
    expect(must({ acutelyIll: false }).says).toMatch(/upper arm/)
    expect(must({ lossPercent: 12, acutelyIll: false }).risk).toBe('high')
    expect(must({ bmi: 19, acutelyIll: false })).toMatchObject({ risk: 'unknown', score: 1 })
  })

  it('refuses what cannot be', () => {
    expect(() => must({ bmi: 0, acutelyIll: false })).toThrow(/check the measures/)
    expect(() => must({ lossPercent: -1, acutelyIll: false })).toThrow(/check the weights/)
    expect(() => must({ bmi: Number.NaN, acutelyIll: false })).toThrow(/check the measures/)
  })
})

describe('the everyday guides', () => {
  const topics: GuideTopic[] = ['falls', 'medicines', 'nutrition', 'money', 'between-residents']

  it('are five, each with something that points either way', () => {
    expect(everydayGuides.map(one => one.topic)).toEqual(topics)
    for (const { prompts } of everydayGuides) {
      expect(new Set(prompts.map(one => one.points))).toEqual(new Set(['more', 'less']))
      expect(new Set(prompts.map(one => one.code)).size).toBe(prompts.length)
    }
    expect(() => everydayGuide('weather' as GuideTopic)).toThrow(/no guide about "weather"/)
  })

  it('show what was said beside what it points to', () => {
    const found = look('falls', { 'witnessed-slip': 'yes', repeats: 'yes', 'late-help': 'no' })
    expect(found.more).toEqual(['It has happened before, and advice was not sought'])
    expect(found.less).toEqual(['Someone saw a slip or trip'])
    expect(found.notKnown).toHaveLength(3)
    expect(found.says).toContain('section 42')
  })

  it('never say that all is well', () => {
    const answer = fc.constantFrom<Answer | undefined>('yes', 'no', 'unknown', undefined)
    fc.assert(
      fc.property(fc.constantFrom(...topics), fc.infiniteStream(answer), (topic, stream) => {
        const given = Object.fromEntries(
          everydayGuide(topic).prompts.map(one => [one.code, stream.next().value]),
        )
        const found = look(topic, given)
        expect(found.notice).toBe(GUIDE_NOTICE)
        expect(found.says).toMatch(found.more.length > 0 ? /points to abuse/ : /proves nothing/)
      }),
    )
  })
})
