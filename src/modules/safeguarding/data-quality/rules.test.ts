import { describe, expect, it } from 'vitest'
import type { ReturnRow } from './row.ts'
import { rowRules } from './rules.ts'
import { sumChecks } from './sums.ts'
import { yearOf } from './year.ts'

const whole: ReturnRow = {
  ...{ id: 'a', reference: 'C-2222-2222', personId: 'p', receivedOn: '2026-05-01', lastDay: '2027-03-31' },
  ...{ age: 82, sex: 'female', ethnicity: 'white', supportReason: 'physical' },
  ...{
    enquiry: 'section-42',
    abuseTypes: ['neglect'],
    location: 'care-home-nursing',
    concludedOn: '2026-08-01',
  },
  ...{ sources: ['service-provider'], riskAssessment: 'identified-action', riskOutcome: 'reduced' },
  ...{ capacity: 'had', supported: null, asked: 'asked-expressed', achieved: 'fully' },
}
const broken = (more: Partial<ReturnRow>): string[] =>
  rowRules.filter(rule => rule.breaks({ ...whole, ...more }) === true).map(rule => rule.code)

describe('what would fail in the collection', () => {
  it('is nothing of a whole record', () => expect(broken({})).toEqual([]))

  it.each([
    [{ age: null }, ['age']],
    [{ age: 17 }, ['child']],
    [{ sex: null }, ['sex']],
    [{ ethnicity: 'not-known' }, ['ethnicity']],
    [{ supportReason: null }, ['support-reason']],
    [{ abuseTypes: [] }, ['type']],
    [{ abuseTypes: ['nonsense'] }, ['type-not-on-list']],
    [{ location: null }, ['location']],
    [{ sources: [] }, ['source']],
    [{ riskAssessment: null }, ['risk-assessment']],
    [{ riskOutcome: null }, ['risk-outcome']],
    [{ capacity: 'not-recorded' }, ['capacity']],
    [{ capacity: 'lacked' }, ['supported']],
    [{ asked: null }, ['outcomes-asked']],
    [{ achieved: null }, ['outcomes-achieved']],
  ] as const)('%o', (more, codes) => expect(broken(more as Partial<ReturnRow>)).toEqual(codes))

  it('asks nothing of an enquiry that is not concluded, nor of a concern without one', () => {
    expect(broken({ concludedOn: null, sources: [], capacity: null })).toEqual([])
    expect(broken({ concludedOn: null, enquiry: null, abuseTypes: [], location: null })).toEqual([])
  })

  it('says that it cannot say, where no part records it: never that it is right', () => {
    const { sources: _s, capacity: _c, ...unrecorded } = whole
    const unsure = rowRules.filter(rule => rule.breaks(unrecorded) === undefined).map(rule => rule.code)
    expect(unsure).toEqual(['source', 'capacity', 'supported'])
  })
})

describe('totals that must agree', () => {
  const holds = (rows: readonly ReturnRow[]) =>
    Object.fromEntries(sumChecks(rows).map(one => [one.code, one.holds]))

  it('hold for one person with two concerns', () => {
    expect(holds([whole, { ...whole, id: 'b' }])).toMatchObject({ V1: true, V2: true, V3: true, V4: true })
  })
  it('break where one person is counted in two bands', () => {
    expect(holds([whole, { ...whole, id: 'b', sex: 'male' }]).V1).toBe(false)
  })
  it('are not said to hold where nothing was concluded', () => {
    expect(holds([{ ...whole, concludedOn: null }]).V4).toBeUndefined()
  })
})

describe('the year of the return', () => {
  it.each([
    ['2026-03-31', '2025-26'],
    ['2026-04-01', '2026-27'],
    ['2099-12-31', '2099-00'],
  ])('of %s is %s', (day, name) => expect(yearOf(Temporal.PlainDate.from(day)).name).toBe(name))
})
