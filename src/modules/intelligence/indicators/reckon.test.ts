import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alarmChance } from '../method/alarm-chance.ts'
import { Z_998 } from '../method/limits.ts'
import { midPZ } from '../method/mid-p.ts'
import { compare, isFlagged, type Numbered } from './reckon.ts'

const home = (at: number, observed: number, more: Partial<Numbered> = {}): Numbered => ({
  ...{
    homeId: `home ${at}`,
    stratum: 'nursing/dementia/-/medium',
    observed,
    exposure: 1_000,
    fromBeds: false,
  },
  ...more,
})
const many = (count: number, observed: number, more: Partial<Numbered> = {}) =>
  Array.from({ length: count }, (_, at) => home(at, observed, more))
const both = { stratum: 'same', direction: 'both' } as const
const residential = { stratum: 'residential/-/-/small' }

describe('what is expected of a home', () => {
  it('is the rate of homes like it, by its own exposure', () => {
    const { homes } = compare([...many(10, 4), home(10, 4, { exposure: 3_000 })], both)
    expect(homes[10]).toMatchObject({ like: 'same', homes: 11 })
    expect(homes[10]?.expected).toBeCloseTo((44 / 13_000) * 3_000)
  })

  it('is borrowed from the next wider kind where fewer than ten are like it, and says so', () => {
    const few = many(3, 1, { stratum: 'nursing/-/-/large' })
    const { homes } = compare([...few, ...many(9, 2), ...many(12, 5, residential)], both)
    expect(homes[0]).toMatchObject({ like: 'nursing', homes: 12 })
    expect(homes.at(-1)).toMatchObject({ like: 'same', homes: 12 })
  })

  it('is nothing, and no nought, with fewer than ten homes in all', () => {
    const { homes } = compare(many(9, 30), both)
    expect(homes.every(one => one.expected === null && one.z === null && one.tail === 'within')).toBe(true)
  })

  it('flags nobody where nothing was told of any', () => {
    expect(compare(many(20, 0), both).homes.every(one => one.z === null)).toBe(true)
  })
})

describe('a home beyond its limits', () => {
  const usual = Array.from({ length: 40 }, (_, at) => home(at, 8 + (at % 5)))

  it('is told at both ends: far too many, and silence where many were expected', () => {
    const { homes } = compare([...usual, home(40, 60), home(41, 0, { exposure: 4_000 })], both)
    expect(homes.filter(one => one.tail !== 'within').map(one => [one.homeId, one.tail])).toEqual([
      ['home 40', 'above'],
      ['home 41', 'below'],
    ])
  })

  it('is not the quiet one where only more is worse', () => {
    expect(isFlagged(-5, 'more')).toBe(false)
    expect([isFlagged(-5, 'less'), isFlagged(-5, 'both'), isFlagged(5, 'less')]).toEqual([true, true, false])
  })

  it('is seldom one where only chance is at work: as seldom as its chance says', () => {
    let seed = 7
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed / 2_147_483_648
    }
    const poisson = (mean: number): number => {
      let [count, left] = [-1, Math.exp(mean)]
      while (left > 1) [count, left] = [count + 1, left * random()]
      return Math.max(0, count)
    }
    let [flagged, byChance] = [0, 0]
    for (let world = 0; world < 60; world++) {
      const { homes } = compare(
        Array.from({ length: 60 }, (_, at) => home(at, poisson(3 + (at % 4)))),
        both,
      )
      flagged += homes.filter(one => one.tail !== 'within').length
      byChance += homes.reduce((sum, one) => sum + one.byChance, 0)
    }
    expect(byChance).toBeGreaterThan(0)
    // Of a count with this mean, six standard deviations away would be no chance.
    expect(Math.abs(flagged - byChance)).toBeLessThan(6 * Math.sqrt(byChance + 1))
  })
})

describe('the exact chance of a false alarm', () => {
  it('of a Poisson of 1 above the limit of mid-p is the sum of its far counts', () => {
    const beyond = (count: number) => midPZ(count, 1) > Z_998
    expect([4, 5, 6].map(beyond)).toEqual([false, false, true])
    // 1 - P(X <= 5) of a Poisson of 1.
    expect(alarmChance(1, 0, beyond)).toBeCloseTo(0.000594185, 8)
  })

  it('is all where every count is flagged, and more where homes differ more', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 60, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (expected, spread) => {
          expect(alarmChance(expected, spread, () => true)).toBeCloseTo(1, 9)
          const far = (count: number) => count > 3 * expected + 5
          const chance = alarmChance(expected, spread, far)
          expect(chance).toBeGreaterThanOrEqual(0)
          expect(alarmChance(expected, spread + 0.5, far)).toBeGreaterThanOrEqual(chance - 1e-9)
        },
      ),
      // Homes that hardly differ: where two large numbers would be taken from each other.
      { numRuns: 60, examples: [[0.11460798978805542, 1.161998295235349e-9]] },
    )
  })
})
