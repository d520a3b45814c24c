import { afterEach, describe, expect, test } from 'vitest'
import { actionWords, deedWords, describeUnits, plainWords } from './words.ts'

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
    ['Finds care homes by name, postcode and rating.', 'Finds care homes by name'],
    ['Lists who saw or did what, newest first: reads and refusals.', 'Lists who saw or did what'],
    ['Takes a role away. Whoever is signed in with it is out.', 'Takes a role away'],
  ])('a known unit says what it does: "%s"', (does, words) => {
    describeUnits([{ name: 'homes.searchHomes', does }])
    expect(actionWords('homes.searchHomes')).toBe(words)
  })

  test.each([
    ['Finds care homes by name, postcode and rating.', 'seen', 'Searched care homes by name'],
    ['Gives one challenge to a fact: what was said.', 'seen', 'Looked at one challenge to a fact'],
    ['Gives one challenge to a fact: what was said.', 'refused', 'Tried to look at one challenge to a fact'],
    ['Tries a job that failed again now.', 'refused', 'Tried to try a job that failed again now'],
    ['Undoes a decision, of whoever.', 'refused', 'Tried to undo a decision'],
    ['Watches over things.', 'refused', 'Tried to watch over things'],
    ['Weighs one home against another.', 'seen', 'Weighs one home against another'],
  ] as const)('"%s", %s, is told as "%s"', (does, outcome, words) => {
    describeUnits([{ name: 'm.unit', does, kind: 'query' }])
    expect(deedWords('m.unit', outcome)).toBe(words)
  })

  test('by its own name a command was only tried; its event says what was done', () => {
    const does = 'Gives a person a role; at one home.'
    describeUnits([{ name: 'platform.grantRole', does, kind: 'command' }])
    expect(deedWords('platform.grantRole', 'refused')).toBe('Tried to give a person a role')
    describeUnits([{ name: 'platform.revokeRole', does: 'Takes a role away. At once.', kind: 'command' }])
    expect(deedWords('platform.revokeRole')).toBe('Tried to take a role away')
    expect(deedWords('RoleRevoked', 'done')).toBe('Role revoked')
  })

  test('a name that is no code is left readable', () => {
    expect(plainWords('restricted record')).toBe('Restricted record')
  })
})
