import fc from 'fast-check'
import { expect, it } from 'vitest'
import { referenceFrom } from './reference.ts'

it('is short, can be read out, holds a digit, and is always the same for the same id', () => {
  fc.assert(
    fc.property(fc.uuid(), id => {
      const reference = referenceFrom('C', id)
      expect(reference).toMatch(/^C-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{3}[2-9]$/)
      expect(referenceFrom('C', id)).toBe(reference)
    }),
  )
})
