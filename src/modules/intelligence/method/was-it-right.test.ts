import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaUnderCurve } from './area-under-curve.ts'
import { brier, calibration } from './calibration.ts'
import { precisionAt } from './precision-at.ts'
import { weightedKappa } from './weighted-kappa.ts'
import { shareOf } from './wilson.ts'

const homes = fc.array(fc.record({ score: fc.nat(6), happened: fc.boolean() }), { maxLength: 25 })

describe('the area under the curve', () => {
  it('is the share of pairs that were told apart, ties a half', () => {
    fc.assert(
      fc.property(homes, given => {
        const pairs = given.flatMap(a => given.filter(b => a.happened && !b.happened).map(b => [a, b]))
        const right = pairs.map(([a, b]) => (Math.sign((a?.score ?? 0) - (b?.score ?? 0)) + 1) / 2)
        const result = areaUnderCurve(given)
        if (pairs.length === 0) expect(result).toBeUndefined()
        else {
          expect(result?.area).toBeCloseTo(right.reduce((sum, one) => sum + one, 0) / pairs.length, 12)
          expect(result?.lower95).toBeLessThanOrEqual(result?.area ?? 0)
          expect(result?.upper95).toBeGreaterThanOrEqual(result?.area ?? 1)
        }
      }),
    )
  })

  it('turned round is the rest of 1', () => {
    fc.assert(
      fc.property(homes, given => {
        const area = areaUnderCurve(given)?.area
        const turned = areaUnderCurve(given.map(home => ({ ...home, score: -home.score })))?.area
        if (area !== undefined) expect(turned).toBeCloseTo(1 - area, 12)
      }),
    )
  })
})

describe('weighted kappa', () => {
  it('is 1 where all agree, 0 where only chance does, below 0 where it is the other way round', () => {
    expect(
      weightedKappa(
        [
          [0, 0],
          [1, 1],
          [2, 2],
        ],
        3,
      ),
    ).toBe(1)
    expect(
      weightedKappa(
        [
          [0, 0],
          [0, 1],
          [1, 0],
          [1, 1],
        ],
        2,
      ),
    ).toBe(0)
    expect(
      weightedKappa(
        [
          [0, 1],
          [1, 0],
        ],
        2,
      ),
    ).toBe(-1)
    expect(
      weightedKappa(
        [
          [1, 1],
          [1, 1],
        ],
        2,
      ),
    ).toBeUndefined()
    expect(weightedKappa([], 4)).toBeUndefined()
  })

  it('counts far apart for more, and more so when quadratic', () => {
    const near = [
      [0, 1],
      [1, 1],
      [2, 2],
      [3, 3],
    ] as const
    const far = [
      [0, 3],
      [1, 1],
      [2, 2],
      [3, 3],
    ] as const
    expect(weightedKappa(near, 4)).toBeGreaterThan(weightedKappa(far, 4) ?? 1)
    // By hand: seen 1 / 4, by chance 18 / 16.
    expect(weightedKappa(near, 4, 'linear')).toBeCloseTo(1 - 0.25 / (18 / 16), 12)
  })

  it('refuses a grade that there is not', () => {
    expect(() => weightedKappa([[0, 4]], 4)).toThrow(RangeError)
  })
})

describe('precision at ten', () => {
  it('shares the last places among those with one score, in whatever order they come', () => {
    const given = [
      { score: 3, happened: true },
      { score: 2, happened: true },
      { score: 2, happened: false },
      { score: 1, happened: true },
    ]
    expect(precisionAt(given, 2)?.share).toBe(0.75)
    expect(precisionAt(given.toReversed(), 2)?.share).toBe(0.75)
    expect(precisionAt(given, 10)).toMatchObject({ share: 0.75, of: 4 })
    expect(precisionAt([], 10)).toBeUndefined()
  })
})

describe('a share with its interval', () => {
  it('is as Wilson has it, and never beyond nothing or all', () => {
    expect(shareOf(1, 10)).toEqual({
      ...{ share: 0.1, of: 10 },
      ...{ lower95: expect.closeTo(0.01788, 4), upper95: expect.closeTo(0.40415, 4) },
    })
    expect(shareOf(0, 3)).toMatchObject({ lower95: 0 })
    expect(shareOf(3, 3)).toMatchObject({ upper95: 1 })
    expect(shareOf(0, 0)).toBeUndefined()
    expect(() => shareOf(4, 3)).toThrow(RangeError)
  })

  it('narrows as more is known', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.integer({ min: 1, max: 50 }), (count, more) => {
        const [few, many] = [shareOf(count, count + more), shareOf(count * 4, (count + more) * 4)]
        const width = (one: typeof few) => (one?.upper95 ?? 0) - (one?.lower95 ?? 0)
        expect(width(many)).toBeLessThan(width(few))
      }),
    )
  })
})

describe('calibration', () => {
  const given = [
    { chance: 0.05, happened: false },
    { chance: 0.05, happened: true },
    { chance: 1, happened: true },
  ]
  it('sets what came beside what was foretold, bin by bin', () => {
    expect(
      calibration(given).map(({ from, foretold, happened }) => [from, foretold, happened.share]),
    ).toEqual([
      [0, 0.05, 0.5],
      [0.9, 1, 1],
    ])
    expect(calibration([])).toEqual([])
    expect(() => calibration([{ chance: 1.2, happened: true }])).toThrow(RangeError)
  })

  it('is one number as Brier has it', () => {
    expect(brier(given)).toBeCloseTo((0.0025 + 0.9025 + 0) / 3, 12)
    expect(brier([])).toBeUndefined()
  })
})
