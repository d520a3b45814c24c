import { describe, expect, test } from 'vitest'
import { factsOf } from './facts.ts'
import { aLocation, aRating, hasOldhamRecords, oldhamHomes } from './testing.ts'

function fact(location: Parameters<typeof factsOf>[0], key: string) {
  return factsOf(location).find(item => item.key === key)
}

describe('the facts CQC gives of a home', () => {
  const home = aLocation({
    beds: 32,
    nursing: true,
    address: { lines: ['1 Mill Lane', 'Royton'], town: 'Oldham', county: undefined },
    dormantTo: '2021-09-22',
    ratings: [
      aRating('good', '2022-08-26', {
        caring: 'outstanding',
        keyQuestions: { caring: { publishedOn: '2018-08-11' } },
      }),
    ],
  })

  test.each([
    ['name', { label: 'Name', value: 'Sedge House' }],
    ['beds', { label: 'Beds', value: '32' }],
    ['address', { label: 'Address', value: '1 Mill Lane, Royton, Oldham' }],
    ['nursing', { label: 'Nursing care', value: 'Yes' }],
    ['dormancy', { label: 'Dormant', value: 'No', asOf: '2021-09-22' }],
    ['registration', { label: 'Registration', value: 'Registered', asOf: '2011-01-10' }],
    ['rating-overall', { label: 'Overall rating', value: 'Good', asOf: '2022-08-26' }],
    ['rating-caring', { label: 'Rating: caring', value: 'Outstanding', asOf: '2018-08-11' }],
  ])('%s', (key, expected) => {
    expect(fact(home, key)).toEqual({ key, ...expected })
  })

  test('what CQC does not say is left out, but a missing rating is said', () => {
    expect(fact(aLocation(), 'website')).toBeUndefined()
    expect(fact(aLocation(), 'rating-overall')).toMatchObject({ value: 'No published rating' })
  })

  test('a rating carried over says from where', () => {
    const ratings = [aRating('good', '2018-06-14', { inherited: true, inheritedFrom: '1-0' })]
    expect(fact(aLocation({ ratings }), 'rating-inherited')?.value).toBe('registration 1-0')
  })

  test('an assessment is dated, since CQC’s last report leaves it out', () => {
    const ratings = [aRating('good', '2024-09-17', { source: 'assessment' })]
    expect(fact(aLocation({ ratings, lastReportOn: '2020-12-18' }), 'last-assessment')?.value).toBe(
      '17 September 2024',
    )
  })
})

describe.skipIf(!hasOldhamRecords())('the facts of real homes (skipped without LANTERN_SHARED_DATA)', () => {
  test('have one stable key each, and a value', () => {
    const homes = oldhamHomes()
    expect(homes).toHaveLength(87)
    for (const home of homes) {
      const facts = factsOf(home)
      expect(new Set(facts.map(item => item.key)).size).toBe(facts.length)
      expect(facts.filter(item => !/^[a-z]+(-[a-z]+)*$/.test(item.key) || item.value.trim() === '')).toEqual(
        [],
      )
    }
  })
})
