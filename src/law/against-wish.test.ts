import { describe, expect, it } from 'vitest'
import { type AgainstWish, againstWishFaults } from './against-wish.ts'

const today = '2026-12-01'
const decision: AgainstWish = {
  about: 'acting',
  outcome: 'goes-on',
  grounds: ['others-at-risk'],
  spokeFreely: 'yes',
  capacity: undefined,
  proportionate: 'Three others live on the corridor',
  basis: undefined,
  told: 'told',
  toldOn: '2026-11-30',
}
const fieldsAtFault = (change: Partial<AgainstWish>) =>
  againstWishFaults({ ...decision, ...change }, today).map(fault => fault.field)

describe('acting against the wish of an adult', () => {
  it('can be decided with a ground, why it is proportionate and what they were told', () => {
    expect(fieldsAtFault({})).toEqual([])
  })

  it.each([
    ['no ground', { grounds: [] }, ['grounds']],
    ['a ground that is not in the list', { grounds: ['convenience'] }, ['grounds']],
    ['nothing on proportion', { proportionate: ' ' }, ['proportionate']],
    ['told on no day', { toldOn: undefined }, ['toldOn']],
    ['told tomorrow', { toldOn: '2026-12-02' }, ['toldOn']],
    ['shared on no basis', { about: 'sharing' }, ['basis']],
    [
      'everything missing',
      { grounds: [], proportionate: '', toldOn: undefined },
      ['grounds', 'proportionate', 'toldOn'],
    ],
  ] as const)('lacks something with %s', (_, change, faults) => {
    expect(fieldsAtFault(change as Partial<AgainstWish>)).toEqual(faults)
  })

  it.each([undefined, 'had', 'not-known', 'not-recorded'])(
    'in their best interests needs a view that they lack capacity, and "%s" is none',
    capacity => {
      expect(fieldsAtFault({ grounds: ['best-interests'], capacity })).toEqual(['grounds'])
      expect(fieldsAtFault({ grounds: ['best-interests', 'coercion'], capacity })).toEqual(['grounds'])
      expect(fieldsAtFault({ grounds: ['best-interests'], capacity: 'lacked' })).toEqual([])
    },
  )

  it('may leave them untold for now, where that is said', () => {
    expect(fieldsAtFault({ told: 'unsafe', toldOn: undefined })).toEqual([])
  })
})

describe('"please stop"', () => {
  const stop = { about: 'asked-to-stop', outcome: 'stops', grounds: [] } as const

  it('is followed where nothing outweighs it', () => {
    expect(fieldsAtFault(stop)).toEqual([])
  })

  it('is not followed where a ground for going on holds, or where they could not speak freely', () => {
    expect(fieldsAtFault({ ...stop, grounds: ['coercion'] })).toEqual(['outcome'])
    expect(fieldsAtFault({ ...stop, spokeFreely: 'no' })).toEqual(['spokeFreely'])
  })
})
