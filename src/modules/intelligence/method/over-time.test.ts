import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rulesMet } from './chart-rules.ts'
import { bernoulliSteps, cumulate, poissonSteps, zSteps } from './cusum.ts'
import { tChart } from './t-chart.ts'
import { uChart } from './u-chart.ts'
import { xmr } from './xmr.ts'

const close = (numbers: readonly number[], places: number) =>
  numbers.map(number => expect.closeTo(number, places))
const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true })

describe('what adds up', () => {
  it('of z is the published vector', () => {
    expect(cumulate(zSteps([0.2, 1.1, 1.8, 2.2, -0.4, 0.9], 0.5))).toEqual(
      close([0, 0.6, 1.9, 3.6, 2.7, 3.1], 12),
    )
  })

  it('of counts is the published vector', () => {
    const periods = [1, 2, 4, 3, 5, 1].map(observed => ({ observed, expected: 1.5 }))
    expect(cumulate(poissonSteps(periods, 2))).toEqual(close([0, 0, 1.2726, 1.852, 3.8178, 3.0109], 4))
  })

  it('of single outcomes takes a step up where it happened, and down where it did not', () => {
    const [up = 0, down = 0] = bernoulliSteps(
      [
        { happened: true, risk: 0.1 },
        { happened: false, risk: 0.1 },
      ],
      2,
    )
    expect([up, down]).toEqual(close([Math.log(2 / 1.1), Math.log(1 / 1.1)], 12))
  })

  it('falls on the average while all is in order, and rises where the rate is what it looks for', () => {
    const risk = fc.double({ min: 0.01, max: 0.99, noNaN: true })
    const ratio = fc.oneof(
      fc.double({ min: 1.1, max: 10, noNaN: true }),
      fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    )
    fc.assert(
      fc.property(risk, ratio, (p, r) => {
        const [yes = 0, no = 0] = bernoulliSteps(
          [true, false].map(happened => ({ happened, risk: p })),
          r,
        )
        expect(p * yes + (1 - p) * no).toBeLessThan(0)
        const q = (r * p) / (1 - p + r * p)
        expect(q * yes + (1 - q) * no).toBeGreaterThan(0)
        const [inOrder = 0] = poissonSteps([{ observed: p, expected: p }], r)
        const [shifted = 0] = poissonSteps([{ observed: r * p, expected: p }], r)
        expect(inOrder).toBeLessThan(0)
        expect(shifted).toBeGreaterThan(0)
      }),
    )
  })

  it('is never below 0 nor above its bound, and never less for a higher step', () => {
    fc.assert(
      fc.property(fc.array(finite), fc.nat(9), (steps, at) => {
        const sums = cumulate(steps, 5)
        expect(sums.every(sum => sum >= 0 && sum <= 5)).toBe(true)
        const higher = cumulate(
          steps.map((step, i) => (i === at ? step + 1 : step)),
          5,
        )
        for (const [i, sum] of sums.entries()) expect(higher[i]).toBeGreaterThanOrEqual(sum)
      }),
    )
  })

  it('refuses what cannot be', () => {
    expect(() => cumulate([Number.NaN])).toThrow(RangeError)
    expect(() => poissonSteps([], 1)).toThrow(RangeError)
    expect(() => poissonSteps([{ observed: -1, expected: 1 }], 2)).toThrow(RangeError)
    expect(() => bernoulliSteps([{ happened: true, risk: 1.5 }], 2)).toThrow(RangeError)
  })
})

describe('single values and their moving ranges', () => {
  it('are the published vector', () => {
    const { mean, meanMovingRange, lower, upper, upperMovingRange } = xmr([4, 6, 5, 7, 3, 5, 6, 4])
    expect([mean, meanMovingRange, lower, upper, upperMovingRange]).toEqual(
      close([5, 2, -0.32, 10.32, 6.534], 10),
    )
  })

  it('of one value have no range, and of none are refused', () => {
    expect(xmr([7])).toMatchObject({ mean: 7, lower: 7, upper: 7, upperMovingRange: 0 })
    expect(() => xmr([])).toThrow(RangeError)
  })

  it('move and stretch with what is measured', () => {
    const values = fc.array(finite, { minLength: 1 })
    fc.assert(
      fc.property(values, finite, fc.double({ min: 0.1, max: 10, noNaN: true }), (given, shift, stretch) => {
        const [one, other] = [xmr(given), xmr(given.map(value => value * stretch + shift))]
        expect(other.mean).toBeCloseTo(one.mean * stretch + shift, 3)
        expect(other.upper - other.lower).toBeCloseTo((one.upper - one.lower) * stretch, 3)
        expect(one.lower).toBeLessThanOrEqual(one.mean)
      }),
    )
  })
})

describe('a rate whose exposure changes', () => {
  it('is the published vector', () => {
    const { centre, points } = uChart([{ count: 12, exposure: 1800 }], 1000, 5)
    expect(centre).toBe(5)
    const [{ value, upper, lower } = { value: 0, upper: 0, lower: 1 }] = points
    expect([value, upper, lower]).toEqual(close([6.667, 10, 0], 3))
    expect(lower).toBeGreaterThanOrEqual(0)
  })

  const periods = fc.array(
    fc.record({ count: fc.nat(50), exposure: fc.double({ min: 1, max: 1e5, noNaN: true }) }),
    {
      minLength: 1,
    },
  )
  it('has a centre that all counts over all exposure give, and narrower limits the more was exposed', () => {
    fc.assert(
      fc.property(periods, given => {
        const { centre, points } = uChart(given)
        const total = given.reduce((sum, one) => sum + (one.exposure * centre) / 1000, 0)
        expect(total).toBeCloseTo(
          given.reduce((sum, one) => sum + one.count, 0),
          6,
        )
        const wider = uChart(
          given.map(one => ({ ...one, exposure: one.exposure / 2 })),
          1000,
          centre,
        )
        for (const [i, point] of points.entries())
          expect(wider.points[i]?.upper).toBeGreaterThanOrEqual(point.upper)
      }),
    )
  })

  it('tells the same chart per whatever', () => {
    const given = [
      { count: 3, exposure: 900 },
      { count: 8, exposure: 1000 },
    ]
    const [one, thousand] = [uChart(given, 1), uChart(given, 1000)]
    expect(one.centre * 1000).toBeCloseTo(thousand.centre, 10)
    expect((one.points[1]?.upper ?? 0) * 1000).toBeCloseTo(thousand.points[1]?.upper ?? 0, 10)
  })

  it('refuses no exposure', () => {
    expect(() => uChart([{ count: 1, exposure: 0 }])).toThrow(RangeError)
  })
})

describe('times between rare events', () => {
  it('are charted on their own scale and told in their own unit', () => {
    const gaps = [30, 12, 55, 8, 41]
    const { centre, lower, upper, transformed } = tChart(gaps)
    expect(centre ** (1 / 3.6)).toBeCloseTo(transformed.mean, 10)
    expect(transformed.mean).toBeCloseTo(gaps.reduce((sum, gap) => sum + gap ** (1 / 3.6), 0) / 5, 10)
    expect(lower).toBeLessThan(centre)
    expect(upper).toBeGreaterThan(centre)
  })

  it('have no limit below nothing, and none is below nothing', () => {
    expect(tChart([1, 900, 0, 800]).lower).toBe(0)
    expect(() => tChart([-1])).toThrow(RangeError)
  })
})

describe('the rules of a chart', () => {
  const at = (...values: number[]) => values.map(value => ({ value, centre: 0, sigma: 1 }))
  it.each([
    ['beyond three deviations', at(0, 3.1), 1, ['beyond-limits']],
    ['just on the limit', at(0, 3), 1, []],
    ['the seventh on one side', at(1, 0.5, 1, 0.5, 1, 0.5, 1), 6, ['one-side']],
    ['the sixth on one side', at(1, 0.5, 1, 0.5, 1, 0.5), 5, []],
    ['a point on the middle between', at(1, 0.5, 1, 0, 1, 0.5, 1), 6, []],
    ['the seventh rising', at(-1.5, -1, -0.5, -0.2, 0.2, 0.5, 0.9), 6, ['trend']],
    ['the seventh falling', at(0.9, 0.6, 0.5, 0.2, -0.2, -0.5, -0.9), 6, ['trend']],
    ['two of three in the outer third', at(2.1, 0, 2.2), 2, ['two-of-three']],
    ['two of three on two sides', at(2.1, 0, -2.2), 2, []],
    ['two of four in the outer third', at(2.1, 0, 0, 2.2), 3, []],
    ['nothing that ever changed', [{ value: 4, centre: 4, sigma: 0 }], 0, []],
  ])('%s', (_what, points, i, rules) => {
    expect(rulesMet(points)[i]).toEqual(rules)
  })

  it('are the same upside down', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -4, max: 4, noNaN: true })), values => {
        expect(rulesMet(at(...values.map(value => -value)))).toEqual(rulesMet(at(...values)))
      }),
    )
  })
})
