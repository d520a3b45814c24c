import { describe, expect, it } from 'vitest'
import { type ClaimRule, fittingRules, rulesIn } from './claims.ts'

const rule: ClaimRule = { claim: 'groups', value: 'lantern-quality', role: 'quality-officer' }

describe('a rule on claims', () => {
  it.each([
    ['the value itself', { groups: 'lantern-quality' }, true],
    ['a list that holds it', { groups: ['staff', 'lantern-quality'] }, true],
    ['a list without it', { groups: ['staff'] }, false],
    ['a part of it', { groups: 'lantern-quality-old' }, false],
    ['other capitals', { groups: 'Lantern-Quality' }, false],
    ['no such claim', { roles: 'lantern-quality' }, false],
    ['nothing', {}, false],
    ['an object', { groups: { 'lantern-quality': true } }, false],
  ])('is judged on %s', (_what, claims, fits) => {
    expect(fittingRules([rule], claims)).toEqual(fits ? [rule] : [])
  })

  it('knows numbers and yes or no by their words', () => {
    expect(fittingRules([{ ...rule, value: '42' }], { groups: 42 })).toHaveLength(1)
    expect(fittingRules([{ ...rule, value: 'true' }], { groups: true })).toHaveLength(1)
  })

  it('is not fooled by what every object has', () => {
    expect(fittingRules([{ ...rule, claim: 'constructor' }], {})).toEqual([])
  })
})

describe('the rules in a council’s settings', () => {
  it.each([[undefined], [null], ['words'], [{}], [{ claims: 'words' }], [{ claims: [] }]])(
    'are none in %j',
    settings => {
      expect(rulesIn(settings)).toEqual([])
    },
  )

  it('leave out what is no rule, rather than keep everybody out', () => {
    const wrong = { claim: 'groups', value: 'x', role: 'king' }
    const housed = { claim: 'groups', value: 'x', role: 'provider-staff' }
    expect(rulesIn({ claims: [wrong, rule, housed, 'words'] })).toEqual([rule])
  })
})
