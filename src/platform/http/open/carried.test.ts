import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Carried, MOST, seal, unseal } from './carried.ts'

const secret = 'a secret for tests that is long enough to be one'
const place = '/c/E10000099/birds/tell'
const carried: Carried = { typed: { bird: 'a wren' }, answered: ['bird'], made: { reportId: 'x' } }

describe('what a form carries', () => {
  test('comes back as it went, whatever was typed', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string({ unit: 'grapheme' })), typed => {
        const whole = { ...carried, typed: JSON.parse(JSON.stringify(typed)) }
        expect(unseal(secret, place, seal(secret, place, whole))).toEqual(whole)
      }),
    )
  })

  test('is not to be read in the page, and no two are alike', () => {
    const sealed = seal(secret, place, carried)
    expect(sealed).not.toContain('wren')
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('wren')
    expect(seal(secret, place, carried)).not.toBe(sealed)
  })

  test('is taken by no other form, under no other secret, and not when a letter of it was changed', () => {
    const sealed = seal(secret, place, carried)
    expect(unseal(secret, '/c/E10000099/birds/note', sealed)).toBeUndefined()
    expect(unseal(`${secret}!`, place, sealed)).toBeUndefined()
    for (let at = 0; at < sealed.length; at += 7) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
      if (Buffer.from(changed, 'base64url').equals(Buffer.from(sealed, 'base64url'))) continue
      expect(unseal(secret, place, changed)).toBeUndefined()
    }
    for (const odd of ['', 'x', 'A'.repeat(40), 'A'.repeat(2 * MOST + 1)]) {
      expect(unseal(secret, place, odd)).toBeUndefined()
    }
  })
})
