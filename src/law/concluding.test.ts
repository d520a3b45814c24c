import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeList } from './code-list.ts'
import { conclusionFaults, needsSecondPerson, returnGaps } from './concluding.ts'

const had = { riskAssessment: 'identified-action', capacity: 'had' }
const whole = {
  ...{ ...had, riskWorker: 'reduced', asked: 'asked-expressed', achieved: 'partly' },
  ...{ abuseTypes: ['neglect'], location: 'care-home-nursing' },
}

describe('the minimum of a conclusion', () => {
  it('is a risk assessment and a view on capacity', () => {
    expect(conclusionFaults(had, {})).toEqual([])
  })

  it('has no outcome of a risk where none was identified', () => {
    const wrong = { ...had, riskAssessment: 'not-identified-action', riskPerson: 'removed' }
    expect(conclusionFaults(wrong, {})).toMatchObject([{ field: 'riskPerson' }])
  })

  it.each([
    [{}, ['spokeFreely', 'why']],
    [{ spokeFreely: 'no' as const }, ['why']],
    [{ spokeFreely: 'yes' as const, grounds: ['others-at-risk'] }, ['why']],
    [{ spokeFreely: 'yes' as const }, []],
    [{ spokeFreely: 'no' as const, why: 'Her advocate heard it alone.' }, []],
  ])('weighs "please stop": %j lacks %j', (ceasing, fields) => {
    const faults = conclusionFaults({ ...had, riskAssessment: 'ceased-at-request' }, ceasing)
    expect(faults.map(fault => fault.field)).toEqual(fields)
  })
})

describe('a second person', () => {
  it('reads every ending without action, and no other', () => {
    const codes = codeList('risk-assessment-outcomes').codes
    const read = codes.filter(one => needsSecondPerson(one.code)).map(one => one.label)
    expect(read).toEqual(codes.map(one => one.label).filter(label => label.includes('no action taken')))
  })
})

describe('what the return would miss', () => {
  it('is nothing where everything was said', () => {
    expect(returnGaps(whole)).toEqual([])
  })

  it.each([
    [{ abuseTypes: [] }, /kind of abuse/],
    [{ location: null }, /where it happened/],
    [{ riskWorker: undefined }, /became of the risk/],
    [{ capacity: 'not-recorded' }, /lacked capacity/],
    [{ capacity: 'lacked' }, /advocate, family or a friend/],
    [{ asked: 'not-recorded' }, /asked what they wanted/],
    [{ achieved: null }, /each thing they wanted/],
  ])('%j is said in words', (less, words) => {
    expect(returnGaps({ ...whole, ...less })).toEqual([expect.stringMatching(words)])
  })

  it('says one thing for each that is missing, in any mixture', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (kind, place, asked) => {
        const less = {
          ...whole,
          ...(kind ? { abuseTypes: [] } : {}),
          ...(place ? { location: null } : {}),
          ...(asked ? { asked: 'not-recorded' } : {}),
        }
        expect(returnGaps(less)).toHaveLength([kind, place, asked].filter(Boolean).length)
      }),
    )
  })
})
