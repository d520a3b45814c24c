import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { multiplicativeZ, orient } from './adjusted.ts'
import { type FunnelUnit, funnelOf } from './funnel.ts'
import { betweenUnits, dispersion } from './over-dispersion.ts'
import { quantiles } from './quantile.ts'
import { type Counted, type ScaleKind, scales } from './transform.ts'
import { truncate, winsorise, winsorLimits } from './winsorise.ts'

const observed = [3, 7, 12, 5, 20, 9, 4, 15, 6, 8]
const expected = [6, 6, 6, 8, 9, 10, 5, 9, 7, 8]
const ten = observed.map((numerator, i) => ({ numerator, denominator: expected[i] ?? 1 }))
const close = (numbers: readonly number[], places: number) =>
  numbers.map(number => expect.closeTo(number, places))
const unitsOf = (kind: ScaleKind, units: readonly Counted[]): FunnelUnit[] =>
  units.map(funnelOf(kind, units).unit)

describe('the published vector of ten homes, observed and expected', () => {
  const funnel = funnelOf('ratio', ten)
  const units = ten.map(funnel.unit)

  it('gives z on the square-root scale', () => {
    const z = [-1.4349, 0.3925, 2.0292, -1.1847, 2.9443, -0.3246, -0.4721, 1.746, -0.3925, 0]
    expect(units.map(unit => unit.z)).toEqual(close(z, 4))
  })

  it('draws the outer tenths in', () => {
    const within = winsorLimits(units.map(unit => unit.z))
    expect([within.low, within.high]).toEqual(close([-1.2097, 2.1207], 4))
    expect(Math.min(...units.map(unit => unit.zWinsorised))).toBe(within.low)
    expect(Math.max(...units.map(unit => unit.zWinsorised))).toBe(within.high)
  })

  it('finds the spread beyond chance', () => {
    expect(funnel.target).toBe(1)
    expect(funnel.phi).toBeCloseTo(1.5167, 4)
    expect(funnel.tau2).toBeCloseTo(0.02326, 5)
  })

  it('adjusts z for it', () => {
    const z = [-1.1494, 0.3144, 1.6255, -0.897, 2.172, -0.2336, -0.39, 1.288, -0.3054, 0]
    expect(units.map(unit => unit.zAdjusted)).toEqual(close(z, 4))
  })

  it('is flagged outside the limits just when its adjusted z is beyond them', () => {
    for (const [i, unit] of units.entries()) {
      const ratio = (observed[i] ?? 0) / (expected[i] ?? 1)
      expect(ratio > unit.upper95).toBe(unit.zAdjusted > 1.96)
      expect(ratio < unit.lower95).toBe(unit.zAdjusted < -1.96)
    }
  })
})

describe('the other published vectors', () => {
  const zOf = (kind: ScaleKind, { numerator, denominator }: Counted, target: number) => {
    const [y, s] = [scales[kind].y({ numerator, denominator }), scales[kind].s({ numerator, denominator })]
    return { y, s, z: (y - scales[kind].onScale(target)) / s }
  }

  it('9 of 40 against 100 of 800', () => {
    expect(zOf('proportion', { numerator: 9, denominator: 40 }, 100 / 800).z).toBeCloseTo(1.6804, 4)
  })

  it('8 to 20 against 100 to 500', () => {
    const { y, s, z } = zOf('ratio-of-counts', { numerator: 8, denominator: 20 }, 100 / 500)
    expect([y, s, z]).toEqual(close([-0.8804, 0.3979, 1.8324], 4))
  })

  it('the log form of a ratio is the square root of E times ln(O / E)', () => {
    expect(zOf('log-ratio', { numerator: 12, denominator: 6 }, 1).z).toBeCloseTo(
      Math.sqrt(6) * Math.log(2),
      12,
    )
  })

  it('quantiles of type 7', () => {
    // By hand: between the numbers around 4 p.
    expect(quantiles([10, 3, 1, 4, 2], [0, 0.1, 0.25, 0.5, 0.9, 1])).toEqual(
      close([1, 1.4, 2, 3, 7.6, 10], 12),
    )
    expect(quantiles([5], [0.1, 0.9])).toEqual([5, 5])
  })

  it('the form that truncates leaves the outer tenths out', () => {
    expect(truncate([-9, 1, 2, 3, 4, 5, 6, 7, 8, 99])).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('the multiplicative form divides by the square root of phi, where that is more than 1', () => {
    expect(multiplicativeZ(3, 4)).toBe(1.5)
    expect(multiplicativeZ(3, 0.5)).toBe(3)
  })

  it('positive is worse, whichever side is', () => {
    expect([orient(2, 'high'), orient(2, 'low'), orient(0, 'low')]).toEqual([2, -2, 0])
  })
})

const ratioUnit = fc.record({
  numerator: fc.nat(500),
  denominator: fc.double({ min: 0.01, max: 500, noNaN: true }),
})
const shareUnit = fc
  .record({ of: fc.integer({ min: 1, max: 500 }), part: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ of, part }) => ({ numerator: Math.round(of * part), denominator: of }))
const countsUnit = fc.record({
  numerator: fc.integer({ min: 1, max: 500 }),
  denominator: fc.integer({ min: 1, max: 500 }),
})
const kinds = [
  ['ratio', ratioUnit],
  ['proportion', shareUnit],
  ['ratio-of-counts', countsUnit],
] as const

describe.each(kinds)('a funnel of kind %s', (kind, unit) => {
  const units = fc.array(unit, { minLength: 1, maxLength: 40 })
  const property = (holds: (units: Counted[]) => void) => fc.assert(fc.property(units, holds))

  it('never gives what is no number', () => {
    property(given => {
      const { unit: of, target, phi, tau2 } = funnelOf(kind, given)
      const all = [target, phi, tau2, ...given.flatMap(one => Object.values(of(one)))]
      expect(all.every(Number.isFinite)).toBe(true)
    })
  })

  it('has the target between the limits, the wider ones outside', () => {
    property(given => {
      const { target } = funnelOf(kind, given)
      for (const { lower95, upper95, lower998, upper998 } of unitsOf(kind, given)) {
        const order = [lower998, lower95, target, upper95, upper998]
        order.slice(1).forEach((next, i) => {
          // The target of a share goes there and back through the scale: a bit may be lost.
          expect(next).toBeGreaterThanOrEqual((order[i] ?? 0) - 1e-12)
        })
      }
    })
  })

  it('draws no z further out, in any of its steps', () => {
    property(given => {
      const { low, high } = winsorLimits(unitsOf(kind, given).map(one => one.z))
      for (const { z, zWinsorised, zAdjusted } of unitsOf(kind, given)) {
        expect(Math.abs(zAdjusted)).toBeLessThanOrEqual(Math.abs(z) * (1 + 1e-12))
        expect(zWinsorised).toBe(winsorise(z, { low, high }))
        expect(zWinsorised).toBeGreaterThanOrEqual(low)
        expect(zWinsorised).toBeLessThanOrEqual(high)
      }
    })
  })

  it('is the same in whatever order the units come', () => {
    property(given => {
      const { target, phi, tau2 } = funnelOf(kind, given)
      const other = funnelOf(kind, given.toReversed())
      expect([other.target, other.phi, other.tau2]).toEqual([target, phi, tau2])
      expect(given.map(other.unit)).toEqual(unitsOf(kind, given))
    })
  })

  it('computed again gives the same bytes', () => {
    property(given => {
      expect(JSON.stringify(unitsOf(kind, given))).toBe(JSON.stringify(unitsOf(kind, given)))
    })
  })

  it('finds no spread among units that are all alike', () => {
    fc.assert(
      fc.property(unit, fc.integer({ min: 1, max: 30 }), (one, times) => {
        const { tau2 } = funnelOf(
          kind,
          Array.from({ length: times }, () => one),
        )
        if (kind !== 'ratio') expect(tau2).toBe(0)
        expect(tau2).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('gives a unit a higher z the more it counts, all else the same', () => {
    property(given => {
      const { target } = funnelOf(kind, given)
      const { y, s, onScale } = scales[kind]
      const z = (one: Counted) => (y(one) - onScale(target)) / s(one)
      for (const one of given) {
        if (kind === 'proportion' && one.numerator >= one.denominator) continue
        if (target > 0) expect(y({ ...one, numerator: one.numerator + 1 })).toBeGreaterThan(y(one))
        expect(Number.isFinite(z(one))).toBe(true)
      }
    })
  })
})

describe('at the edges a funnel', () => {
  it('of one unit has no spread: it differs from none', () => {
    expect(funnelOf('ratio', [{ numerator: 400, denominator: 4 }]).tau2).toBe(0)
  })

  it('in which nothing happened is all as expected', () => {
    const none = [10, 20, 30].map(denominator => ({ numerator: 0, denominator }))
    expect(unitsOf('proportion', none).map(one => one.z)).toEqual([0, 0, 0])
  })

  it('has no lower limit below nothing and none above all', () => {
    const [first] = unitsOf('proportion', [
      { numerator: 1, denominator: 1 },
      { numerator: 49, denominator: 50 },
    ])
    expect(first?.upper998).toBe(1)
    expect(unitsOf('ratio', [{ numerator: 0, denominator: 0.5 }])[0]?.lower998).toBe(0)
  })

  it.each([
    ['no unit', 'ratio', []],
    ['nothing expected', 'ratio', [{ numerator: 3, denominator: 0 }]],
    ['nothing in any denominator', 'ratio-of-counts', [{ numerator: 3, denominator: 0 }]],
    ['nothing in any numerator', 'ratio-of-counts', [{ numerator: 0, denominator: 3 }]],
    ['more than all', 'proportion', [{ numerator: 3, denominator: 2 }]],
    ['what is no number', 'ratio', [{ numerator: Number.NaN, denominator: 2 }]],
  ] as const)('of %s ends in an error, never in NaN', (_what, kind, units) => {
    expect(() => funnelOf(kind, units)).toThrow(RangeError)
  })

  it('keeps its spread when a large and a tiny unit stand together', () => {
    const tau2 = betweenUnits(dispersion([4, -4]), [1e-7, 1e4])
    expect(tau2).toBeGreaterThan(0)
    expect(Number.isFinite(tau2)).toBe(true)
  })
})
