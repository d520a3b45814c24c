import { afterEach, describe, expect, test } from 'vitest'
import { actionWords, describeUnits, plainWords } from './words.ts'

afterEach(() => describeUnits([]))

describe('an action in words', () => {
  test.each([
    ['ConcernDecided', 'Concern decided'],
    ['homes.searchHomes', 'Search homes'],
    ['CqcTold', 'CQC told'],
    ['role-grant', 'Role grant'],
    ['', ''],
  ])('"%s" is taken apart into "%s" where nothing better is known', (action, words) => {
    expect(actionWords(action)).toBe(words)
  })

  test.each([
    ['Finds care homes by name, postcode and rating.', 'Finds care homes by name, postcode and rating'],
    [
      'Lists who saw or did what, newest first: reads and refusals.',
      'Lists who saw or did what, newest first',
    ],
    ['Takes a role away. Whoever is signed in with it is out.', 'Takes a role away'],
  ])('a known unit says what it does: "%s"', (does, words) => {
    describeUnits([{ name: 'homes.searchHomes', does }])
    expect(actionWords('homes.searchHomes')).toBe(words)
  })

  test('a name that is no code is left readable', () => {
    expect(plainWords('restricted record')).toBe('Restricted record')
  })
})
