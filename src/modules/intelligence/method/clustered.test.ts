import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaUnderCurve } from './area-under-curve.ts'
import { areaDifference, clusteredArea, clusteredShare } from './clustered.ts'

const row = fc.record({
  cluster: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  happened: fc.boolean(),
  score: fc.nat(5),
})
const rows = fc.array(row, { maxLength: 30 })
const scoresOf = (given: readonly { score: number }[]) => given.map(one => one.score)

describe('the area under the curve, where homes are asked about more than once', () => {
  it('is the area itself', () => {
    fc.assert(
      fc.property(rows, given => {
        const [area, plain] = [clusteredArea(given, scoresOf(given)), areaUnderCurve(given)]
        if (!plain) expect(area).toBeUndefined()
        else {
          expect(area?.area).toBeCloseTo(plain.area, 12)
          expect([area?.happened, area?.not]).toEqual([plain.happened, plain.not])
          expect(area?.lower95).toBeLessThanOrEqual(area?.area ?? -1)
          expect(area?.upper95).toBeGreaterThanOrEqual(area?.area ?? 2)
        }
      }),
    )
  })

  const spaced = Array.from({ length: 80 }, (_, i) => ({
    ...{ cluster: `home ${i}`, happened: i % 3 === 0, score: (i * 7) % 11 },
  }))
  const width = (area: { lower95: number; upper95: number } | undefined) =>
    (area?.upper95 ?? 9) - (area?.lower95 ?? 0)

  it('has nearly the interval of Hanley and McNeil where each home is asked once', () => {
    expect(width(clusteredArea(spaced, scoresOf(spaced)))).toBeCloseTo(width(areaUnderCurve(spaced)), 1)
  })

  it('asked of the same homes four times over is no surer', () => {
    const four = [...spaced, ...spaced, ...spaced, ...spaced]
    const once = clusteredArea(spaced, scoresOf(spaced))
    const again = clusteredArea(four, scoresOf(four))
    expect(again?.area).toBeCloseTo(once?.area ?? 0, 12)
    expect(width(again)).toBeCloseTo(width(once), 10)
    expect(width(areaUnderCurve(four))).toBeLessThan(0.6 * width(areaUnderCurve(spaced)))
  })

  it('of one home on one side knows nothing', () => {
    const one = [
      { cluster: 'a', happened: true },
      { cluster: 'b', happened: false },
    ]
    expect(clusteredArea(one, [2, 1])).toMatchObject({ area: 1, lower95: 0, upper95: 1 })
  })

  it('of two orders differs by the difference, turned round the other way, and not at all from itself', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.nat(5), { minLength: 30, maxLength: 30 }), (given, more) => {
        const [one, other] = [scoresOf(given), more.slice(0, given.length)]
        const found = areaDifference(given, one, other)
        const [a, b] = [clusteredArea(given, one), clusteredArea(given, other)]
        if (!a || !b) {
          expect(found).toBeUndefined()
          return
        }
        expect(found?.difference).toBeCloseTo(a.area - b.area, 12)
        expect(areaDifference(given, other, one)?.difference).toBeCloseTo(b.area - a.area, 12)
        expect(areaDifference(given, one, one)?.difference).toBe(0)
      }),
    )
  })

  it('wants a score for each row, and a number', () => {
    expect(() => clusteredArea(spaced, [1])).toThrow(/Each row has one score/)
    expect(() =>
      clusteredArea(
        spaced,
        spaced.map(() => Number.NaN),
      ),
    ).toThrow(RangeError)
  })
})

describe('a share, where homes are counted more than once', () => {
  const each = Array.from({ length: 40 }, (_, i) => ({
    cluster: `${i}`,
    weight: 1,
    happened: i < 10 ? 1 : 0,
  }))

  it('is nearly Wilson’s where each home counts once, and no surer where each counts five times', () => {
    const once = clusteredShare(each)
    expect(once?.share).toBe(0.25)
    expect(once?.lower95).toBeCloseTo(0.1419, 1)
    const five = clusteredShare(each.flatMap(one => Array.from({ length: 5 }, () => one)))
    expect(five?.of).toBeCloseTo(once?.of ?? 0, 8)
  })

  it('where none happened counts homes and not rows', () => {
    const none = Array.from({ length: 30 }, (_, i) => ({ cluster: `${i % 3}`, weight: 1, happened: 0 }))
    expect(clusteredShare(none)).toMatchObject({ share: 0, lower95: 0, of: 3 })
  })

  it('of nothing is nothing, and always lies within its interval', () => {
    expect(clusteredShare([])).toBeUndefined()
    const weighed = fc.record({
      cluster: fc.constantFrom('a', 'b', 'c'),
      weight: fc.constantFrom(0, 0.5, 1),
      happens: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(weighed, { maxLength: 12 }), given => {
        const found = clusteredShare(
          given.map(({ cluster, weight, happens }) => ({ cluster, weight, happened: weight * happens })),
        )
        if (!found) return
        expect(found.lower95).toBeLessThanOrEqual(found.share + 1e-12)
        expect(found.upper95).toBeGreaterThanOrEqual(found.share - 1e-12)
      }),
    )
  })
})
