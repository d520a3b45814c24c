import { describe, expect, it } from 'vitest'
import { aRecord, hasOldhamRecords, oldhamRecords } from '../cqc/testing.ts'
import { type HomePast, homeOn, knownFrom, pastsFrom } from './past.ts'

const rated = (rating: string, reportDate: string) => ({
  overall: { rating, keyQuestionRatings: [] },
  ...{ reportDate, reportLinkId: `report-${reportDate}` },
})

/** A home that changed hands in 2018: Requires improvement in 2016, Inadequate in 2017, then Good under the new owner. */
const handedOver = [
  aRecord({
    ...{ locationId: '1-1', providerId: '1-9', registrationStatus: 'Deregistered', uprn: '42' },
    ...{ registrationDate: '2011-01-10', deregistrationDate: '2018-03-01' },
    historicRatings: [rated('Inadequate', '2017-05-02'), rated('Requires improvement', '2016-02-01')],
  }),
  aRecord({
    ...{ locationId: '1-2', providerId: '1-8', registrationDate: '2018-03-01', uprn: '42' },
    historicRatings: [rated('Good', '2019-06-03')],
  }),
]

function past(records: readonly unknown[] = handedOver): HomePast {
  const [first, ...others] = pastsFrom(records).pasts
  if (!first || others.length > 0) throw new Error('That is not one home')
  return first
}

describe('a home as it was known on a day', () => {
  it.each([
    ['2016-01-31', null, null, '1-9'],
    ['2016-02-01', 'requires-improvement', null, '1-9'],
    ['2017-12-31', 'inadequate', 'requires-improvement', '1-9'],
    ['2018-03-01', 'inadequate', 'requires-improvement', '1-8'],
    ['2020-01-01', 'good', 'inadequate', '1-8'],
  ])('on %s is rated %s, before it %s, run by %s', (day, rating, previousRating, cqcProviderId) => {
    expect(homeOn(past(), day)).toMatchObject({ rating, previousRating, cqcProviderId, registered: true })
  })

  it('is not there before it opens, nor once it has closed', () => {
    expect(homeOn(past(), '2011-01-09')).toBeUndefined()
    const [first] = handedOver
    expect(homeOn(past([first]), '2018-02-28')).toBeDefined()
    expect(homeOn(past([first]), '2018-03-01')).toBeUndefined()
  })

  it('knows nothing of managers, whom CQC never dates', () => {
    expect(homeOn(past(), '2020-01-01')).toMatchObject({ managerListed: null, managerAbsentFrom: null })
  })

  it('has every event as it would have been told on its day', () => {
    for (const event of past().events) {
      expect(knownFrom(event)).toBe(event.onDate)
      expect(event.noticedAt.toString().slice(0, 10)).toBe(event.onDate)
    }
  })

  it('comes of records alone, and names those that cannot be read', () => {
    const { pasts, faults } = pastsFrom([
      ...handedOver,
      aRecord({ locationId: '1-7', registrationDate: 'May' }),
    ])
    expect(pasts).toHaveLength(1)
    expect(faults).toMatchObject([{ id: '1-7' }])
    expect(pastsFrom([aRecord({ careHome: 'N' })]).pasts).toEqual([])
  })
})

describe.skipIf(!hasOldhamRecords())('the real homes of Oldham', () => {
  it('are 58 of 87 registrations, and today are as their register has them', () => {
    const { pasts, faults } = pastsFrom(oldhamRecords())
    expect([pasts.length, faults]).toEqual([58, []])
    for (const one of pasts.filter(({ home }) => home.registered && home.ratingOn)) {
      const today = homeOn(one, '2026-01-01')
      expect(today?.ratingOn && today.ratingOn >= (one.home.ratingOn ?? '')).toBe(true)
      expect(today?.cqcProviderId).toBe(one.home.cqcProviderId)
    }
  })
})
