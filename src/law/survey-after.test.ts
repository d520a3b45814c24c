import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from './answers.ts'
import { codesOn, isCodeOn } from './code-list.ts'
import { noCardYet, type SafeContactCard } from './safe-contact.ts'
import {
  type Answerer,
  isNotSafer,
  mayAskAfter,
  mayBeAnsweredBy,
  mayBeAskedBy,
  notSaferTask,
} from './survey-after.ts'

const day = '2026-12-01'
const safe: SafeContactCard = { ...noCardYet, safe: 'yes' }
const hold = { from: '2026-11-01', reviewOn: '2026-12-10' }

describe('asking afterwards', () => {
  it.each<[string, Partial<SafeContactCard>, boolean, string | undefined]>([
    ['when it is safe', {}, true, undefined],
    ['after a death', { diedOn: '2026-12-01' }, false, 'died'],
    ['when it is not safe', { safe: 'no' }, false, 'unsafe'],
    ['when nobody knows if it is safe', { safe: 'unknown' }, false, undefined],
    ['someone who wants no contact', { doNotContact: true }, false, 'do-not-contact'],
    ['while police hold', { policeHold: hold }, false, undefined],
    ['while police hold and allow it', { policeHold: { ...hold, allows: ['survey'] } }, true, undefined],
    ['after the hold', { policeHold: { ...hold, liftedOn: '2026-11-30' } }, true, undefined],
  ])('%s', (_, change, may, code) => {
    const found = mayAskAfter({ ...safe, ...change }, day)
    expect(found.may).toBe(may)
    if (found.may) return
    expect(found.code).toBe(code)
    if (found.code) expect(isCodeOn('survey-not-asked', found.code, day)).toBe(true)
  })

  it('is for someone outside the case and the home', () => {
    expect(mayBeAskedBy({ onTheCase: false, ofTheHome: false })).toBe(true)
    expect(mayBeAskedBy({ onTheCase: true, ofTheHome: false })).toMatch(/Nobody on the case/)
    expect(mayBeAskedBy({ onTheCase: false, ofTheHome: true })).toMatch(/Nobody of the home/)
  })
})

describe('answering', () => {
  const friend: Answerer = {
    as: 'proxy',
    sourceOfRiskOrClose: 'no',
    ofTheHome: false,
    personAgrees: 'yes',
    personCanAnswer: 'no',
  }

  it.each<[string, Partial<Answerer>, true | RegExp]>([
    ['by the person', { as: 'self' }, true],
    ['by a friend for someone who cannot', {}, true],
    ['by a friend for someone who can', { personCanAnswer: 'yes' }, /only where the person cannot/],
    ['with the help of a friend', { as: 'with-help', personCanAnswer: 'yes' }, true],
    ['by the source of risk', { sourceOfRiskOrClose: 'yes' }, /known not to be the source of risk/],
    ['by someone not looked into', { sourceOfRiskOrClose: 'unknown' }, /known not to be/],
    ['by a carer of the home', { ofTheHome: true }, /Nobody of the home/],
    ['by a relative about themself', { as: 'relative-as-self', personCanAnswer: 'yes' }, true],
    ['by a relative unasked', { as: 'relative-as-self', personAgrees: 'no' }, /Ask the person/],
  ])('%s', (_, change, may) => {
    const found = mayBeAnsweredBy({ ...friend, ...change })
    if (may === true) expect(found).toBe(true)
    else expect(found).toMatch(may)
  })

  it('is never for the source of risk, whatever else holds', () => {
    const answer = fc.constantFrom<Answer>('yes', 'no', 'unknown')
    const given = fc.record({
      as: fc.constantFrom<Answerer['as']>('with-help', 'proxy', 'relative-as-self'),
      sourceOfRiskOrClose: fc.constantFrom<Answer>('yes', 'unknown'),
      personAgrees: answer,
      personCanAnswer: answer,
    })
    fc.assert(
      fc.property(given, one => {
        expect(mayBeAnsweredBy(one)).not.toBe(true)
      }),
    )
  })
})

describe('someone who does not feel safer', () => {
  it('is anyone who says the same or less', () => {
    expect(
      codesOn('feels-safer', day)
        .filter(one => isNotSafer(one.code))
        .map(one => one.code),
    ).toEqual(['same', 'less'])
  })

  it.each([
    ['2026-12-01', '2026-12-03'],
    ['2026-12-04', '2026-12-08'],
    ['2026-12-05', '2026-12-08'],
    ['2026-12-24', '2026-12-30'],
  ])('who answers on %s is looked at that day and contacted by %s', (answered, by) => {
    const task = notSaferTask(Temporal.PlainDate.from(answered))
    expect([task.lookOn.toString(), task.contactBy.toString()]).toEqual([answered, by])
    expect(task.steps[0]).toMatch(/^Check today/)
  })
})
