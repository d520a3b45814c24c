import { describe, expect, it } from 'vitest'
import { helpWhenNothing, inspectedCell, nearInWords, ratingCell } from './homes-list.ts'
import type { HomeRow } from './shapes.ts'
import { today } from './testing.ts'
import { caresForInShort, yearsSince } from './words.ts'

const row = (more: Partial<HomeRow>): HomeRow =>
  ({ rating: null, ratingOn: null, previousRating: null, lastInspectedOn: null, ...more }) as HomeRow

describe('a row of the list of homes', () => {
  it('says the rating in words with its date, and what went before where there is none', () => {
    expect(ratingCell(row({ rating: 'good', ratingOn: '2024-03-03' }), today)).toEqual({
      text: '',
      tag: { text: 'Good', tone: 'plain' },
      note: '3 March 2024',
    })
    expect(ratingCell(row({ previousRating: 'inadequate' }), today)).toEqual({
      text: 'Not rated',
      note: 'Inadequate before',
    })
  })

  it('says how long ago the home was inspected, a newer assessment counting too', () => {
    const seen = row({ lastInspectedOn: '2020-01-01', ratingOn: '2025-03-16' })
    expect(inspectedCell(seen, today).text).toBe('20 months ago')
    expect(inspectedCell(row({}), today).text).toBe('Never, by the register')
  })

  it.each([
    [['Dementia'], 'dementia'],
    [['Caring for adults over 65 yrs', 'Dementia'], 'dementia, older people'.replace(', ', ' and ')],
    [['Dementia', 'Eating disorders', 'Sensory impairments'], 'dementia, eating disorders and 1 more'],
    [[], ''],
  ])('cares for %j: %s', (names, words) => {
    expect(caresForInShort(names)).toBe(words)
  })
})

describe('a search that finds nothing', () => {
  it.each([
    ['FM5 9ZZ', 'Try its first half, FM5,'],
    ['fm59zz', 'Try its first half, FM5,'],
    ['OL8', 'Try a town or a neighbouring postcode'],
  ])('says of the postcode %s what to try', (q, words) => {
    expect(helpWhenNothing(q)).toContain(words)
  })

  it.each(['larkfield', '1-9000000002', '', 'The 3 Oaks'])('says nothing about postcodes for "%s"', q => {
    expect(helpWhenNothing(q)).toBeUndefined()
  })
})

it('counts whole years only', () => {
  expect(yearsSince('2023-11-17', today)).toBe(2)
  expect(yearsSince('2023-11-16', today)).toBe(3)
  expect(yearsSince('2027-01-01', today)).toBe(0)
})

describe('from where the miles are counted', () => {
  const near = { postcode: 'OL1 1AB', known: 'postcode', by: 'homes', ended: null } as const
  it.each([
    ['a postcode that a home has', near, 'Nearest to OL1 1AB first, in a straight line.'],
    [
      'an imported postcode, with whose data it is',
      { ...near, by: 'directory' },
      'Nearest to OL1 1AB first, in a straight line. Postcodes: contains OS, Royal Mail',
    ],
    [
      'one that is out of use',
      { ...near, by: 'directory', ended: '2001-01' },
      'Nearest to OL1 1AB first, in a straight line. It has been out of use since January 2001.',
    ],
    [
      'an area by its homes',
      { ...near, known: 'area' },
      'Nearest to the middle of OL1 first, in a straight line, by the homes there:',
    ],
    [
      'an area by its postcodes',
      { ...near, known: 'area', by: 'directory' },
      'Nearest to the middle of OL1 first, in a straight line, by its postcodes:',
    ],
    [
      'a place nobody knows',
      { ...near, known: 'not-known', by: null },
      'Lantern does not know where OL1 1AB is',
    ],
  ] as const)('%s', (_what, place, words) => {
    expect(nearInWords(place).startsWith(words)).toBe(true)
  })
})
