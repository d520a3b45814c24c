import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bothTails } from './both-tails.ts'
import { midPZ } from './mid-p.ts'
import { midPZSpread } from './mid-p-spread.ts'
import { openness } from './openness.ts'

const count = fc.nat(60)
const expected = fc.double({ min: 0.05, max: 60, noNaN: true })
const spread = fc.double({ min: 0.01, max: 2, noNaN: true })

describe('a count where homes differ by more than chance', () => {
  it('is that of a Poisson where they do not', () => {
    fc.assert(
      fc.property(count, expected, (observed, mean) => {
        expect(midPZSpread(observed, mean, 0)).toBe(midPZ(observed, mean))
        expect(midPZSpread(observed, mean, 1e-7)).toBeCloseTo(midPZ(observed, mean), 3)
      }),
    )
  })

  it('has the tails of a negative binomial: by hand, of mean 3 and shape 1', () => {
    // P(0) = 1/4, P(1) = 3/16: above 1 is 9/16, half of P(1) is 3/32, so p = 21/32.
    expect(midPZSpread(1, 3, 1)).toBeCloseTo(-0.4023, 4)
    // p = 3/4 + 1/8.
    expect(midPZSpread(0, 3, 1)).toBeCloseTo(-1.1503, 4)
  })

  it('is never further out than chance alone would have it, on the side it lies', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.double({ min: 3, max: 40, noNaN: true }), (more, mean) => {
        const observed = Math.ceil(mean * 2) + more
        expect(midPZSpread(observed, mean, 0.5)).toBeLessThan(midPZ(observed, mean))
      }),
    )
  })

  it('rises with what is observed and falls with what is expected', () => {
    fc.assert(
      fc.property(count, expected, spread, (observed, mean, differ) => {
        const z = midPZSpread(observed, mean, differ)
        expect(midPZSpread(observed + 1, mean, differ)).toBeGreaterThan(z)
        expect(midPZSpread(observed, mean * 1.5, differ)).toBeLessThan(z)
      }),
    )
  })

  it.each([
    [1.5, 3, 0.2],
    [-1, 3, 0.2],
    [2, 0, 0.2],
    [2, Number.NaN, 0.2],
    [2, 3, -0.1],
    [2, 3, Number.NaN],
  ])('says what it cannot be asked: %f of %f, spread %f', (observed, mean, differ) => {
    expect(() => midPZSpread(observed, mean, differ)).toThrow(RangeError)
  })

  it('holds for what hardly can be', () => {
    expect(midPZSpread(100_000, 1, 0.5)).toBeGreaterThan(30)
    expect(midPZSpread(0, 1e6, 0.01)).toBeLessThan(-20)
  })
})

describe('both tails', () => {
  it('too few is looked at as too many is, and never both', () => {
    fc.assert(
      fc.property(count, expected, spread, (observed, mean, differ) => {
        const tails = bothTails(observed, mean, differ)
        expect(tails).toBeDefined()
        expect(Math.min(tails?.tooMany ?? 1, tails?.tooFew ?? 1)).toBe(0)
        expect((tails?.tooMany ?? 0) - (tails?.tooFew ?? 0)).toBe(tails?.z)
      }),
    )
  })

  it('nothing told where forty were expected is as odd as far too many', () => {
    expect(bothTails(0, 40, 0.1)?.tooFew).toBeGreaterThan(3)
    expect(bothTails(100, 40, 0.1)?.tooMany).toBeGreaterThan(3)
  })

  it('where nothing is expected nothing is judged', () => {
    expect(bothTails(5, 0)).toBeUndefined()
  })
})

describe('openness', () => {
  const home = fc.record({
    ...{ nearMisses: count, expectedNearMisses: expected, harms: count, expectedHarms: expected, spread },
  })

  it('more near misses told make a home more open and no more harmful', () => {
    fc.assert(
      fc.property(home, fc.integer({ min: 1, max: 30 }), (given, more) => {
        const [before, after] = [given, { ...given, nearMisses: given.nearMisses + more }].map(openness)
        expect(after?.harm).toEqual(before?.harm)
        expect(after?.telling?.z).toBeGreaterThan(before?.telling?.z ?? Infinity)
        expect(after?.ratio).toBeGreaterThan(before?.ratio ?? Infinity)
      }),
    )
  })

  it('more harm makes it no more open', () => {
    fc.assert(
      fc.property(home, given => {
        const [before, after] = [given, { ...given, harms: given.harms + 1 }].map(openness)
        expect(after?.telling).toEqual(before?.telling)
        expect(after?.harm?.z).toBeGreaterThan(before?.harm?.z ?? Infinity)
        expect(after?.ratio).toBeLessThan(before?.ratio ?? 0)
      }),
    )
  })

  it('a ratio is there where nothing came to harm, and none is expected of homes of which nothing is', () => {
    const none = { nearMisses: 0, expectedNearMisses: 0, harms: 0, expectedHarms: 0 }
    expect(openness(none)).toEqual({
      telling: undefined,
      harm: undefined,
      ratio: 1,
      expectedRatio: undefined,
    })
  })

  it('tells an open home from a silent one with the same harm', () => {
    const same = { expectedNearMisses: 20, harms: 4, expectedHarms: 4, spread: 0.1 }
    const [open, silent] = [40, 0].map(nearMisses => openness({ ...same, nearMisses }))
    expect(open?.telling?.tooMany).toBeGreaterThan(1.5)
    expect(silent?.telling?.tooFew).toBeGreaterThan(3)
    expect(open?.harm).toEqual(silent?.harm)
  })
})
