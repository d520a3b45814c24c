import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from './answers.ts'
import {
  type ConflictCheck,
  conflictQuestions,
  mayHomeEnquire,
  ownConflictFaults,
} from './cause-to-enquire.ts'
import { CANDOUR_CITATION, candourStanding, harmsThatCallForCandour } from './duty-of-candour.ts'
import { answerBy, type BeforeFinding, findingFaults, TRUST_CITATION } from './position-of-trust.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const answer = fc.constantFrom<Answer>('yes', 'no', 'unknown')
const clear: Record<ConflictCheck, Answer> = {
  'manager-or-owner-implicated': 'no',
  'crime-suspected': 'no',
  'several-residents': 'no',
  'earlier-poor-enquiry': 'no',
  'fear-of-reprisal': 'no',
}
const signed = { signedBy: 'J. Moss', why: 'A clinical question only the nurse can answer.' }

describe('the home may enquire', () => {
  it('where nothing stands against it', () => {
    expect(mayHomeEnquire(clear)).toEqual({ may: true, against: [], unknown: [], faults: [] })
  })

  it.each(conflictQuestions.map(one => [one.code, one.says] as const))('not where: %s', (code, says) => {
    const found = mayHomeEnquire({ ...clear, [code]: 'yes' })
    expect(found).toMatchObject({ may: false, against: [says] })
    expect(found.faults[0]?.message).toMatch(/other than the home, or ask a manager to sign/)
    expect(mayHomeEnquire({ ...clear, [code]: 'unknown' }).may).toBe(false)
    expect(mayHomeEnquire({ ...clear, [code]: 'yes' }, signed)).toMatchObject({ may: true, against: [says] })
  })

  it('with a signature only when it says who and why', () => {
    const found = mayHomeEnquire({ ...clear, 'crime-suspected': 'yes' }, { signedBy: '', why: ' ' })
    expect(found.faults.map(one => one.field)).toEqual(['signedBy', 'why'])
  })

  it('unsigned exactly when every answer is no', () => {
    const some = fc.record({
      'manager-or-owner-implicated': answer,
      'crime-suspected': answer,
      'several-residents': answer,
      'earlier-poor-enquiry': answer,
      'fear-of-reprisal': answer,
    })
    fc.assert(
      fc.property(some, given => {
        expect(mayHomeEnquire(given).may).toBe(Object.values(given).every(one => one === 'no'))
      }),
    )
  })
})

describe('the council in its own case', () => {
  it.each([
    [true, false, 'inside-the-line', 1],
    [false, true, 'inside-the-line', 1],
    [false, false, 'inside-the-line', 0],
    [true, true, 'outside-the-line', 0],
    [true, true, 'another-council', 0],
  ] as const)('runs the home: %s, staff implicated: %s, decided %s: %i fault', (runs, staff, who, faults) => {
    expect(
      ownConflictFaults({ councilRunsHome: runs, councilStaffImplicated: staff, decisionMaker: who }),
    ).toHaveLength(faults)
  })
})

describe('the duty of candour', () => {
  const done = {
    toldOn: '2026-11-20',
    apologisedOn: '2026-11-20',
    writtenOn: '2026-11-25',
    letterSeenOn: '2026-11-27',
  }

  it.each<[string, object, string, number]>([
    ['all seen', done, 'done', 0],
    ['nothing yet', {}, 'waiting', 4],
    ['the letter not seen', { ...done, letterSeenOn: undefined }, 'waiting', 1],
    ['a letter still to come', { ...done, writtenOn: '2027-01-01' }, 'waiting', 1],
    ['police agreed a delay', { policeAgreedDelayUntil: '2026-12-20' }, 'delay-agreed', 4],
    ['nobody to be reached', { notOwed: 'cannot-be-reached' }, 'not-owed', 4],
    ['the letter, though they declined first', { ...done, notOwed: 'declined' }, 'done', 0],
    ['the delay has ended', { policeAgreedDelayUntil: '2026-11-30' }, 'waiting', 4],
  ])('with %s', (_, record, state, missing) => {
    const found = candourStanding(record, '2026-12-01', '2026-12-10')
    expect([found.state, found.missing.length]).toEqual([state, missing])
  })

  it('is overdue after the local target, and is nobody’s finding yet', () => {
    const found = candourStanding({}, '2026-12-11', '2026-12-10')
    expect(found.state).toBe('overdue')
    expect(JSON.stringify(found)).not.toMatch(/candid/)
    expect(CANDOUR_CITATION).toContain('regulation 20')
    expect(harmsThatCallForCandour.length).toBeGreaterThan(3)
  })
})

describe('a finding about someone in a position of trust', () => {
  const heard: BeforeFinding = {
    substanceGivenOn: date('2026-11-02'),
    evidenceSeenOn: date('2026-11-04'),
    standardOfProof: 'More likely than not',
    challengeTo: { name: 'P. Ahmed', involved: false },
  }

  it('waits ten working days from when they have both the substance and the evidence', () => {
    expect(answerBy(heard)?.toString()).toBe('2026-11-18')
    expect(answerBy({ ...heard, evidenceSeenOn: undefined })).toBeUndefined()
    expect(findingFaults(heard, date('2026-11-18'))).toEqual([
      { field: 'day', message: 'They have until the end of 18 November 2026 to answer' },
    ])
    expect(findingFaults(heard, date('2026-11-19'))).toEqual([])
    expect(TRUST_CITATION).toContain('EWHC 2152')
  })

  it.each<[string, Partial<BeforeFinding>, string[]]>([
    ['who has answered in full', { answeredInFullOn: date('2026-11-10') }, []],
    [
      'who was told nothing',
      { substanceGivenOn: undefined, evidenceSeenOn: undefined },
      ['substanceGivenOn', 'evidenceSeenOn'],
    ],
    [
      'whom police say not to tell',
      { notTold: { because: 'police-object', words: 'DC Lane, 3 November.' } },
      [],
    ],
    [
      'whom it is unsafe to tell, without words',
      { notTold: { because: 'unsafe', words: '' } },
      ['notTold.words'],
    ],
    ['without a standard of proof', { standardOfProof: ' ' }, ['day', 'standardOfProof']],
    [
      'with a challenge to someone involved',
      { challengeTo: { name: 'X', involved: true } },
      ['day', 'challengeTo'],
    ],
  ])('%s', (_, change, fields) => {
    const faults = findingFaults({ ...heard, ...change }, date('2026-11-12'))
    expect(faults.map(one => one.field)).toEqual(fields)
  })
})
