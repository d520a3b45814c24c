import { describe, expect, it } from 'vitest'
import { actsForAdult, namesKeptOut, whyNotThere } from './address.ts'

const niece = { name: 'Carol Finch, her niece', reach: '4 Mill Lane, Fenbridge FE1 2AB, carol@finch.example' }
const night = { name: 'The carer on nights' }
const home = { name: 'Test House', postcode: 'TE5 7HO' }

describe('an address', () => {
  it.each([
    ['care of somebody who is kept out', 'Ivy Test, c/o Carol Finch, 1 New Road', false],
    ['with their postcode, however it is written', '9 Mill Lane\nfe12ab', false],
    ['in their mailbox', 'carol@finch.example', false],
    ['that is theirs but for its punctuation', '4, Mill Lane Fenbridge', false],
    ['of nobody', '7 Church Street, Fenbridge FE3 3CD', true],
    ['in another mailbox', 'ivy@test.example', true],
  ])('%s', (_what, address, may) => {
    expect(whyNotThere(address, [niece, night], undefined) === undefined).toBe(may)
  })

  it.each([
    ['by its name', 'Room 4, Test House, Fenbridge', false],
    ['by its postcode', 'Room 4, TE5 7HO', false],
    ['elsewhere', 'Ward 2, County Hospital TE5 8AA', true],
  ])('in the home where somebody must not know, %s', (_what, address, may) => {
    expect(whyNotThere(address, [], home) === undefined).toBe(may)
    expect(whyNotThere(address, [], undefined)).toBeUndefined()
  })

  it('is refused without naming anybody', () => {
    expect(whyNotThere('carol@finch.example', [niece], undefined)).not.toMatch(/carol|finch/i)
  })
})

describe('a hand', () => {
  it.each([
    ['Carol Finch', true],
    ['carol  finch (niece)', true],
    ['Dora Bell', false],
    ['', false],
  ])('%s', (name, kept) => {
    expect(namesKeptOut(name, [niece, { name: '' }, {}])).toBe(kept)
  })
})

it('acts for the adult: attorneys, deputies, appointees and other representatives, but no advocate', () => {
  const kinds = ['lpa-property', 'lpa-health', 'deputy-welfare', 'epa', 'appointee', 'rpr', 'next-of-kin']
  expect(kinds.filter(actsForAdult)).toEqual(kinds)
  expect(['care-act-advocate', 'imca', 'other-advocate', 'friend', 'visitor'].filter(actsForAdult)).toEqual(
    [],
  )
})
