import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from './answers.ts'
import { decisionFrameworks, frameworkOn } from './decision-framework.ts'
import {
  type LimbAnswers,
  limbs,
  outcomesOpen,
  type Section42Decision,
  type Section42Outcome,
  section42Faults,
  section42On,
} from './section-42.ts'

const today = '2026-12-01'
const answer = fc.constantFrom<Answer>('yes', 'no', 'unknown')
const answers = fc.record({ needs: answer, abuse: answer, protect: answer })
const open = (given: LimbAnswers) =>
  outcomesOpen(given)
    .filter(choice => choice.may)
    .map(choice => choice.outcome)
const all = (needs: Answer, abuse: Answer, protect: Answer): LimbAnswers => ({ needs, abuse, protect })

function decided(given: LimbAnswers, more: Partial<Section42Decision> = {}): Section42Decision {
  const one = (limb: 'needs' | 'abuse' | 'protect') =>
    given[limb] === 'no' ? { answer: given[limb], words: 'She told us so.' } : { answer: given[limb] }
  return { limbs: { needs: one('needs'), abuse: one('abuse'), protect: one('protect') }, ...more }
}

describe('the test of section 42', () => {
  it('has held since the Care Act, with three parts and a citation', () => {
    expect(section42On(today)).toMatchObject({ version: 'care-act-2014', from: '2015-04-01' })
    expect(section42On(today).citation).toContain('section 42(1)')
    expect(section42On(today).limbs.map(limb => limb.code)).toEqual(limbs)
    expect(() => section42On('2015-03-31')).toThrow('There is no test of section 42 in force on 2015-03-31')
  })

  it.each<[Answer, Answer, Answer, Section42Outcome[]]>([
    ['yes', 'yes', 'yes', ['enquiry']],
    ['yes', 'unknown', 'yes', ['enquiry', 'other-enquiry', 'no-enquiry']],
    ['unknown', 'unknown', 'unknown', ['enquiry', 'other-enquiry', 'no-enquiry']],
    ['yes', 'yes', 'no', ['other-enquiry', 'no-enquiry']],
    ['no', 'no', 'no', ['other-enquiry', 'no-enquiry']],
    ['no', 'yes', 'unknown', ['other-enquiry', 'no-enquiry']],
  ])('answered %s, %s, %s leaves open %j', (needs, abuse, protect, outcomes) => {
    expect(open(all(needs, abuse, protect))).toEqual(outcomes)
  })

  it('is never stopped by what is not known: only a no rules an enquiry out', () => {
    fc.assert(
      fc.property(answers, given => {
        expect(open(given).includes('enquiry')).toBe(!Object.values(given).includes('no'))
      }),
    )
  })

  it('leaves no way past the duty when all three parts hold, and always leaves a way', () => {
    fc.assert(
      fc.property(answers, given => {
        const choices = open(given)
        expect(choices.length).toBeGreaterThan(0)
        const duty = Object.values(given).every(one => one === 'yes')
        expect(choices.includes('no-enquiry')).toBe(!duty)
        for (const { because } of outcomesOpen(given)) expect(because).toMatch(/\.$/)
      }),
    )
  })
})

describe('a decision under section 42', () => {
  it('for an enquiry needs no words at all', () => {
    expect(section42Faults(decided(all('yes', 'unknown', 'unknown'), { outcome: 'enquiry' }), today)).toEqual(
      [],
    )
  })

  it('of no enquiry needs words for each no, a reason and a route: all are asked for at once', () => {
    const decision: Section42Decision = {
      limbs: {
        needs: { answer: 'yes' },
        abuse: { answer: 'no', words: '  ' },
        protect: { answer: 'unknown' },
      },
      outcome: 'no-enquiry',
    }
    expect(section42Faults(decision, today)).toEqual([
      {
        field: 'limbs.abuse.words',
        message: 'Say why there is no reason to think of abuse or neglect, or a risk of it',
      },
      { field: 'reason', message: 'Say why there is no enquiry' },
      { field: 'route', message: 'Choose who looks at the matter instead, or nothing further' },
    ])
  })

  it('of no enquiry with its reason and route can be made', () => {
    const decision = decided(all('yes', 'no', 'yes'), {
      outcome: 'no-enquiry',
      reason: 'quality',
      route: 'quality',
    })
    expect(section42Faults(decision, today)).toEqual([])
  })

  it('of no enquiry is refused while all three parts hold', () => {
    const decision = decided(all('yes', 'yes', 'yes'), {
      outcome: 'no-enquiry',
      reason: 'quality',
      route: 'quality',
    })
    expect(section42Faults(decision, today)).toEqual([
      { field: 'outcome', message: expect.stringContaining('as short as one conversation') },
    ])
  })

  it('with another reason asks for it in words', () => {
    const decision = decided(all('no', 'yes', 'yes'), { outcome: 'other-enquiry', reason: 'other' })
    expect(section42Faults(decision, today)).toEqual([
      { field: 'reasonWords', message: 'Give the reason in words' },
    ])
    expect(section42Faults({ ...decision, reasonWords: 'He cares for her.' }, today)).toEqual([])
  })

  it('of another enquiry says why', () => {
    const decision = decided(all('no', 'yes', 'yes'), { outcome: 'other-enquiry' })
    expect(section42Faults(decision, today).map(one => one.field)).toEqual(['reason'])
  })

  it('that is empty is told what it lacks', () => {
    const faults = section42Faults({ limbs: { needs: {}, abuse: {}, protect: {} } }, today)
    expect(faults.map(one => one.field)).toEqual([
      'limbs.needs.answer',
      'limbs.abuse.answer',
      'limbs.protect.answer',
      'outcome',
    ])
  })

  it('asks for words beside a no and beside nothing else', () => {
    fc.assert(
      fc.property(
        answers,
        fc.constantFrom<Section42Outcome>('enquiry', 'other-enquiry'),
        (given, outcome) => {
          const bare = {
            needs: { answer: given.needs },
            abuse: { answer: given.abuse },
            protect: { answer: given.protect },
          }
          const asked = section42Faults({ limbs: bare, outcome, reason: 'serious' }, today)
            .filter(one => one.field.endsWith('.words'))
            .map(one => one.field)
          expect(asked).toEqual(limbs.filter(limb => given[limb] === 'no').map(limb => `limbs.${limb}.words`))
        },
      ),
    )
  })
})

describe('the framework a council adopted', () => {
  const adopted = [
    { code: 'lga-adass-concerns', from: '2021-04-01' },
    { code: 'lga-adass-enquiries', from: '2020-01-01' },
    { code: 'local', version: 'Board edition 3', from: '2025-06-01' },
  ]

  it.each([
    ['2019-12-31', 'none', 'none'],
    ['2020-01-01', 'lga-adass-enquiries', '2019'],
    ['2021-04-01', 'lga-adass-concerns', '2020'],
    ['2026-12-01', 'local', 'Board edition 3'],
  ])('on %s is %s, version %s', (day, code, version) => {
    expect(frameworkOn(adopted, day)).toMatchObject({ code, version })
  })

  it('is one of those known', () => {
    expect(() => frameworkOn([{ code: 'x', from: '2020-01-01' }], today)).toThrow(/no decision framework/)
    expect(decisionFrameworks.every(one => one.name !== '')).toBe(true)
  })
})
