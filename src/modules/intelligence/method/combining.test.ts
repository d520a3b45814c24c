import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { falseDiscovery } from './benjamini-hochberg.ts'
import { combine } from './combine.ts'
import {
  gammaQuantile,
  normalBelow,
  normalQuantile,
  poissonAbove,
  poissonAt,
  poissonBelow,
} from './distributions.ts'
import { midPZ } from './mid-p.ts'
import { priorShape, shrink } from './shrink.ts'

const probability = fc.double({ min: 0, max: 1, noNaN: true })
const z = fc.double({ min: -8, max: 8, noNaN: true })

describe('the distributions', () => {
  it.each([
    [0.025, -1.959963984540054],
    [0.001, -3.090232306167813],
    [0.5, 0],
    [1e-8, -5.612001244174789],
    [1e-100, -21.27345356096532],
  ])('the normal has %d below %d', (p, at) => {
    expect(normalQuantile(p)).toBeCloseTo(at, 10)
    expect(normalBelow(at) / p).toBeCloseTo(1, 8)
  })

  it('a Poisson is whole: below, at and above add up to 1', () => {
    const mean = fc.double({ min: 1e-6, max: 500, noNaN: true })
    fc.assert(
      fc.property(fc.nat(600), mean, (count, m) => {
        const sum = poissonBelow(count, m) + poissonAt(count, m) + poissonAbove(count, m)
        expect(sum).toBeCloseTo(1, 10)
      }),
    )
  })

  it('a gamma has the quantiles that it should, and in their order', () => {
    // Half of the quantiles of a chi-square with 86 degrees of freedom.
    expect(gammaQuantile(0.025, 43)).toBeCloseTo(31.119313, 5)
    expect(gammaQuantile(0.975, 43)).toBeCloseTo(56.771799, 5)
    expect(gammaQuantile(0.025, 1e-3)).toBe(0)
    expect(gammaQuantile(0.5, 2e6) / 2e6).toBeCloseTo(1, 6)
  })

  it('refuse what they are not defined for', () => {
    for (const wrong of [Number.NaN, -1, 2]) expect(() => normalQuantile(wrong)).toThrow(RangeError)
    expect(() => poissonAt(1.5, 2)).toThrow(RangeError)
    expect(() => poissonAbove(1, 0)).toThrow(RangeError)
    expect(() => gammaQuantile(0.5, 0)).toThrow(RangeError)
    expect(() => gammaQuantile(1, 2)).toThrow(RangeError)
  })
})

describe('the exact z of a small count', () => {
  it('is the normal z of the mid-p', () => {
    // P(X > 3) + P(X = 3) / 2 for a mean of 1.5, by hand: 1 - e^-1.5 (1 + 1.5 + 1.125) - e^-1.5 0.5625 / 2
    const p = 1 - Math.exp(-1.5) * (1 + 1.5 + 1.125 + 0.5625 / 2)
    expect(midPZ(3, 1.5)).toBeCloseTo(-normalQuantile(p), 10)
  })

  const mean = fc.double({ min: 1e-9, max: 5000, noNaN: true })
  it('is a number, however unlikely the count', () => {
    fc.assert(
      fc.property(fc.nat(5000), mean, (count, m) => {
        expect(Math.abs(midPZ(count, m))).toBeLessThan(39)
      }),
    )
  })

  it('rises with the count and falls with what was expected', () => {
    const few = fc.double({ min: 0.1, max: 5, noNaN: true })
    fc.assert(
      fc.property(fc.nat(12), few, (count, m) => {
        expect(midPZ(count + 1, m)).toBeGreaterThan(midPZ(count, m))
        expect(midPZ(count, m + 1)).toBeLessThan(midPZ(count, m))
      }),
    )
  })

  it('comes close to the square-root form where much is expected', () => {
    expect(midPZ(430, 400)).toBeCloseTo(2 * (Math.sqrt(430) - Math.sqrt(400)), 1)
  })
})

describe('many tests', () => {
  it('flag the first k in order of p, as Benjamini and Hochberg did in their paper', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ]
    expect(falseDiscovery(p, 0.05).filter(Boolean)).toHaveLength(4)
  })

  it('flag an earlier p too where a later one passes', () => {
    expect(falseDiscovery([0.03, 0.04, 0.045], 0.05)).toEqual([true, true, true])
    expect(falseDiscovery([], 0.05)).toEqual([])
  })

  it('flag no p above a flagged one, none above the rate, and more at a higher rate', () => {
    fc.assert(
      fc.property(fc.array(probability), p => {
        const flagged = falseDiscovery(p, 0.05)
        const highest = Math.max(-1, ...p.filter((_, i) => flagged[i]))
        for (const [i, one] of p.entries()) expect(flagged[i]).toBe(one <= highest)
        expect(highest).toBeLessThanOrEqual(0.05)
        for (const [i, one] of falseDiscovery(p, 0.2).entries()) expect(one || !flagged[i]).toBe(true)
      }),
    )
  })
})

describe('several z as one', () => {
  const three = [
    { z: 2, weight: 3 },
    { z: 1, weight: 2 },
    { z: -0.5, weight: 1 },
  ]

  it('is the published vector, with its correlation and without', () => {
    expect(combine(three, 0.3)).toBeCloseTo(1.6524, 4)
    expect(combine(three, 0)).toBeCloseTo(2.0045, 4)
    expect(combine(three, (i, j) => (i === j ? 1 : 0.3))).toBeCloseTo(1.6524, 4)
  })

  it('of one thing told many times is that thing', () => {
    fc.assert(
      fc.property(z, fc.integer({ min: 1, max: 9 }), (one, times) => {
        const told = Array.from({ length: times }, () => ({ z: one, weight: 2 }))
        expect(combine(told, 1)).toBeCloseTo(one, 10)
      }),
    )
  })

  const items = fc.array(fc.record({ z, weight: fc.double({ min: 0.01, max: 10, noNaN: true }) }), {
    minLength: 1,
    maxLength: 8,
  })
  it('is the same in any order and under any scale of the weights, and further from 0 the less they correlate', () => {
    fc.assert(
      fc.property(items, probability, (given, rho) => {
        const one = combine(given, rho) ?? 0
        expect(combine(given.toReversed(), rho)).toBeCloseTo(one, 8)
        const scaled = given.map(item => ({ ...item, weight: item.weight * 7 }))
        expect(combine(scaled, rho)).toBeCloseTo(one, 8)
        expect(Math.abs(combine(given, 0) ?? 0)).toBeGreaterThanOrEqual(Math.abs(one) - 1e-9)
      }),
    )
  })

  it('of nothing is nothing, and of what cannot be is an error', () => {
    expect(combine([], 0.3)).toBeUndefined()
    expect(combine([{ z: 2, weight: 0 }], 0.3)).toBeUndefined()
    expect(() => combine(three, 2)).toThrow(RangeError)
    expect(() => combine([{ z: 1, weight: -1 }], 0)).toThrow(RangeError)
    expect(() => combine([{ z: Number.NaN, weight: 1 }], 0)).toThrow(RangeError)
  })
})

describe('drawing towards what is usual', () => {
  it('takes the prior from the spread between units', () => {
    expect(priorShape(0.02326, 'square-root')).toBeCloseTo(10.748, 3)
    expect(priorShape(0.25, 'log')).toBe(4)
    expect(priorShape(0, 'log')).toBe(Infinity)
  })

  it('is (O + a) / (E + a)', () => {
    expect(shrink(3, 1, 2).ratio).toBeCloseTo(5 / 3, 12)
    expect(shrink(9, 3, Infinity)).toEqual({ ratio: 1, lower95: 1, upper95: 1 })
    expect(shrink(0, 0, 4).ratio).toBe(1)
  })

  it('lies between what was seen and 1, inside its interval, nearer to 1 the less was expected', () => {
    const shape = fc.double({ min: 0.5, max: 100, noNaN: true })
    const some = fc.double({ min: 0.1, max: 200, noNaN: true })
    fc.assert(
      fc.property(fc.nat(200), some, shape, (observed, expected, a) => {
        const { ratio, lower95, upper95 } = shrink(observed, expected, a)
        const [low, high] = [1, observed / expected].sort((x, y) => x - y)
        expect(ratio).toBeGreaterThanOrEqual((low ?? 0) - 1e-12)
        expect(ratio).toBeLessThanOrEqual((high ?? 0) + 1e-12)
        expect(lower95).toBeLessThan(ratio)
        expect(upper95).toBeGreaterThan(ratio * 0.999)
        expect(Math.abs(shrink(observed * 2, expected * 2, a).ratio - 1)).toBeGreaterThanOrEqual(
          Math.abs(ratio - 1) - 1e-12,
        )
      }),
    )
  })
})
