import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allHolds, heldBack, mayDespiteHold } from './police-hold.ts'

const codes = heldBack.map(one => one.code)
const hold = { since: '2026-11-10', reviewOn: '2026-11-24', blocks: ['interviews', 'letters'] }

describe('what a hold of the police holds back', () => {
  it('holds back what they asked, says so in words, and nothing else', () => {
    expect(mayDespiteHold(hold, 'letters')).toMatch(/not to write to anybody/)
    expect(mayDespiteHold(hold, 'disclosure')).toBe(true)
    expect(mayDespiteHold(undefined, 'letters')).toBe(true)
  })

  it('never holds back protection', () => {
    fc.assert(
      fc.property(fc.subarray(codes), fc.constantFrom(...codes), (blocks, what) => {
        expect(mayDespiteHold({ ...hold, blocks }, what, 'protection')).toBe(true)
      }),
    )
  })

  it('of several holds everything that one of them asks, from the first day, asked again on the first', () => {
    const other = { since: '2026-11-01', reviewOn: '2026-12-01', blocks: ['disclosure'] }
    expect(allHolds([hold, other])).toEqual({
      since: '2026-11-01',
      reviewOn: '2026-11-24',
      blocks: ['interviews', 'letters', 'disclosure'],
    })
    expect(allHolds([])).toBeUndefined()
  })
})
