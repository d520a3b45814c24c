import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AdvocacyFacts,
  advocacyFor,
  appropriatePersonTests,
  difficulties,
  whyNotAppropriate,
  workingDaysWithoutAdvocate,
} from './advocacy.ts'
import type { Answer } from './answers.ts'

const easy = { understanding: 'no', retaining: 'no', weighing: 'no', communicating: 'no' } as const
const daughter = { unpaid: 'yes', willing: 'yes', able: 'yes', accepted: 'yes', uninvolved: 'yes' } as const
const plain: AdvocacyFacts = { difficulties: easy, hasCapacity: 'yes', protectiveMeasures: false }
const hard: AdvocacyFacts = { ...plain, difficulties: { ...easy, weighing: 'yes' } }

const answer = fc.constantFrom<Answer>('yes', 'no', 'unknown')
const someFacts: fc.Arbitrary<AdvocacyFacts> = fc.record({
  difficulties: fc.record({
    understanding: answer,
    retaining: answer,
    weighing: answer,
    communicating: answer,
  }),
  appropriatePerson: fc.option(
    fc.record({ unpaid: answer, willing: answer, able: answer, accepted: answer, uninvolved: answer }),
    { nil: undefined },
  ),
  hasCapacity: answer,
  protectiveMeasures: fc.boolean(),
})

describe('an advocate', () => {
  it.each<[string, AdvocacyFacts, string]>([
    ['nothing is hard', plain, 'none-yet'],
    ['nothing is known', { ...plain, difficulties: { ...easy, retaining: 'unknown' } }, 'none-yet'],
    ['one thing is very hard and there is nobody', hard, 'duty'],
    ['there is a suitable daughter', { ...hard, appropriatePerson: daughter }, 'none-yet'],
    ['she is a paid carer', { ...hard, appropriatePerson: { ...daughter, unpaid: 'no' } }, 'duty'],
    ['she does not want to', { ...hard, appropriatePerson: { ...daughter, willing: 'no' } }, 'duty'],
    ['the adult refuses her', { ...hard, appropriatePerson: { ...daughter, accepted: 'no' } }, 'duty'],
    ['she is the source of risk', { ...hard, appropriatePerson: { ...daughter, uninvolved: 'no' } }, 'duty'],
    ['it is not known if she can', { ...hard, appropriatePerson: { ...daughter, able: 'unknown' } }, 'duty'],
    ['capacity is lacking for a measure', { ...plain, hasCapacity: 'no', protectiveMeasures: true }, 'power'],
    [
      'and a daughter is there: the power stays',
      { ...hard, appropriatePerson: daughter, hasCapacity: 'no', protectiveMeasures: true },
      'power',
    ],
    ['both hold', { ...hard, hasCapacity: 'no', protectiveMeasures: true }, 'both'],
    ['capacity is not known', { ...plain, hasCapacity: 'unknown', protectiveMeasures: true }, 'none-yet'],
    ['no measure is thought of', { ...plain, hasCapacity: 'no' }, 'none-yet'],
  ])('when %s', (_, facts, kind) => {
    expect(advocacyFor(facts).kind).toBe(kind)
  })

  it('may be there for a person said to have harmed who lacks capacity: by the power, never the duty', () => {
    const facts: AdvocacyFacts = {
      ...hard,
      hasCapacity: 'no',
      protectiveMeasures: true,
      about: 'source-of-risk',
    }
    expect(advocacyFor(facts)).toMatchObject({ kind: 'power', duty: false })
    expect(advocacyFor(facts).reasons[1]?.says).toContain('the person said to have harmed lacks capacity')
  })

  it('comes with reasons a person can read and the law they rest on', () => {
    const found = advocacyFor({
      ...hard,
      difficulties: { ...easy, understanding: 'yes', retaining: 'yes', communicating: 'yes' },
      appropriatePerson: { ...daughter, uninvolved: 'no', able: 'unknown' },
    })
    expect(found.reasons).toEqual([
      {
        says: 'A duty: understanding what it is about, keeping it in mind and saying what they want would be very hard for the adult. It is not known yet: are they able to support the adult through it? This person is drawn into the concern.',
        citation: 'Care Act 2014, section 68(4) and (5)',
      },
      {
        says: 'No power yet: no protective measure is in place or thought of.',
        citation: 'SI 2006/2883, regulation 4 (adult protection cases)',
      },
    ])
  })

  it('is never taken away by family once capacity is lacking for a measure', () => {
    fc.assert(
      fc.property(someFacts, facts => {
        const lacking = { ...facts, hasCapacity: 'no', protectiveMeasures: true } as const
        expect(advocacyFor({ ...lacking, appropriatePerson: daughter }).power).toBe(true)
        expect(advocacyFor(lacking).power).toBe(true)
      }),
    )
  })

  it('is a duty exactly when something is very hard and nobody is found suitable', () => {
    fc.assert(
      fc.property(someFacts, facts => {
        const isHard = Object.values(facts.difficulties).includes('yes')
        const person = facts.appropriatePerson
        const suitable = person !== undefined && Object.values(person).every(one => one === 'yes')
        const found = advocacyFor(facts)
        expect(found.duty).toBe(isHard && !suitable)
        expect(found.kind === 'none-yet').toBe(!found.duty && !found.power)
        expect(found.reasons).toHaveLength(2)
      }),
    )
  })
})

describe('the questions', () => {
  it('are the four difficulties and the five tests of an appropriate person', () => {
    expect(difficulties.map(one => one.code)).toEqual(Object.keys(easy))
    expect(appropriatePersonTests.map(one => one.code)).toEqual(Object.keys(daughter))
    expect(whyNotAppropriate(daughter)).toEqual([])
  })
})

describe('the wait for an advocate', () => {
  it('is counted in working days and shown', () => {
    const date = (text: string) => Temporal.PlainDate.from(text)
    expect(workingDaysWithoutAdvocate(date('2026-11-27'), date('2026-12-01'))).toBe(2)
    expect(workingDaysWithoutAdvocate(date('2026-12-01'), date('2026-12-01'))).toBe(0)
  })
})
