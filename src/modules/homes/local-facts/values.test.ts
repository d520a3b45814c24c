import { describe, expect, it } from 'vitest'
import { groupNames, groupOf, itemKeys, keysOf } from './items.ts'
import { agencyShareOf, closedBedsOf, occupancyOf, poundsInWords, valueInWords } from './values.ts'

describe('What a council knows, in words', () => {
  it.each([
    ['occupied', 1200, '1,200'],
    ['weeklyPriceCouncil', 940, '£940'],
    ['weeklyPriceCouncil', 1120.5, '£1,120.50'],
    ['weeklyRound', false, 'No'],
    ['pharmacistReviewOn', '2026-03-01', '1 March 2026'],
    ['contract', 'spot', 'Spot purchases only'],
    ['gpPractice', 'Marshby Surgery', 'Marshby Surgery'],
  ] as const)('%s %s', (key, value, words) => {
    expect(valueInWords(key, value)).toBe(words)
  })

  it('says pounds with pence only where there are some', () => {
    expect([poundsInWords(0), poundsInWords(812.5), poundsInWords(2000)]).toEqual(['£0', '£812.50', '£2,000'])
  })

  it('has every item in exactly one group', () => {
    expect(groupNames.flatMap(keysOf).toSorted()).toEqual(itemKeys.toSorted())
    for (const key of itemKeys) expect(keysOf(groupOf(key))).toContain(key)
  })
})

describe('What is reckoned from counts', () => {
  it('is not reckoned from a part of them', () => {
    expect(occupancyOf({ occupied: 3 })).toBeUndefined()
    expect(occupancyOf({ occupied: 0, maximumCapacity: 0 })).toBeUndefined()
    expect(closedBedsOf({ maximumCapacity: 10, occupied: 8, vacantReserved: 1 })).toBeUndefined()
    expect(agencyShareOf({ employedNurses: 2, employedCareStaff: 20, agencyNurses: 1 })).toBeUndefined()
    expect(
      agencyShareOf({ employedNurses: 0, employedCareStaff: 0, agencyNurses: 0, agencyCareStaff: 0 }),
    ).toBeUndefined()
  })

  it('follows the Capacity Tracker’s own words', () => {
    expect(occupancyOf({ maximumCapacity: 40, occupied: 30 })).toBe(0.75)
    expect(closedBedsOf({ maximumCapacity: 40, occupied: 30, vacantReserved: 1, vacantAccepting: 4 })).toBe(5)
    expect(
      agencyShareOf({ employedNurses: 4, employedCareStaff: 26, agencyNurses: 2, agencyCareStaff: 8 }),
    ).toBe(0.25)
  })
})
