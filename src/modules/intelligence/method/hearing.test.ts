import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allZero } from './all-zero.ts'
import { decay } from './decay.ts'
import { type Exposed, expectations } from './expectation.ts'
import { eyesOn } from './eyes-on.ts'
import { voiceCoverage } from './voice-coverage.ts'

const days = fc.integer({ min: 0, max: 2000 })

describe('evidence that ages', () => {
  it('is a half after each half-life, whole today, and whole where it does not age', () => {
    expect([0, 90, 180].map(age => decay(age, 90))).toEqual([1, 0.5, 0.25])
    expect(decay(9999, Infinity)).toBe(1)
    expect(decay(-5, 90)).toBe(1)
  })

  it('is never more, the older it is', () => {
    fc.assert(
      fc.property(days, days, (age, more) => {
        expect(decay(age + more, 90)).toBeLessThanOrEqual(decay(age, 90))
        expect(decay(age, 90)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('voice coverage', () => {
  it('says who was heard, who faded and who never spoke, and counts silence', () => {
    const voices = [
      { kind: 'relatives', daysAgo: 0 },
      { kind: 'staff', daysAgo: 400 },
      { kind: 'residents', daysAgo: null },
    ]
    expect(voiceCoverage(voices, 200)).toEqual({
      coverage: (1 + 0.25) / 3,
      heard: ['relatives'],
      faded: ['staff'],
      never: ['residents'],
    })
  })

  it('of nobody is nothing, and one more who never spoke lowers it', () => {
    expect(voiceCoverage([], 200).coverage).toBe(0)
    const voices = fc.array(fc.record({ kind: fc.string(), daysAgo: fc.option(days) }))
    fc.assert(
      fc.property(voices, given => {
        const { coverage } = voiceCoverage(given, 200)
        expect(coverage).toBeGreaterThanOrEqual(0)
        expect(coverage).toBeLessThanOrEqual(1)
        const more = voiceCoverage([...given, { kind: 'other', daysAgo: null }], 200)
        expect(more.coverage).toBeLessThanOrEqual(coverage)
      }),
    )
  })
})

describe('eyes on a home', () => {
  const sighting = fc.record({
    role: fc.constantFrom('relative', 'nurse', 'GP', 'advocate'),
    daysAgo: days,
    independent: fc.boolean(),
  })

  it('count a kind of person once, by when it last was there', () => {
    const nurse = { role: 'nurse', independent: true }
    expect(eyesOn([{ ...nurse, daysAgo: 0 }], 30)).toBe(1)
    expect(eyesOn(Array(10).fill({ ...nurse, daysAgo: 30 }), 30)).toBe(0.5)
    expect(eyesOn([{ role: 'manager', daysAgo: 0, independent: false }], 30)).toBe(0)
    expect(eyesOn([], 30)).toBe(0)
  })

  it('are the same in any order, and one more never lowers them', () => {
    fc.assert(
      fc.property(fc.array(sighting), sighting, (given, more) => {
        const index = eyesOn(given, 30)
        expect(eyesOn(given.toReversed(), 30)).toBe(index)
        expect(eyesOn([...given, more], 30)).toBeGreaterThanOrEqual(index)
        expect(index).toBeLessThanOrEqual(4)
      }),
    )
  })
})

describe('that nothing was heard', () => {
  it.each([
    [[0, 0, 0], 3, true],
    [[0, 0, 0], 2.9, false],
    [[0, 0, 1], 30, false],
    [[], 12, true],
  ])('of counts %j where %d were expected is a finding: %s', (counts, expected, finding) => {
    expect(allZero(counts, expected).finding).toBe(finding)
  })

  it('has less than one chance in twenty where it is a finding', () => {
    expect(allZero([0], 3).chance).toBeLessThan(0.05)
  })
})

describe('what is expected of a home', () => {
  const homes = (count: number, more: Partial<Exposed>): Exposed[] =>
    Array.from({ length: count }, (_, i) => ({
      home: `${more.council ?? 'A'}${i}`,
      ...{ stratum: 'nursing', council: 'A', region: 'North', observed: 2, exposure: 1000 },
      ...more,
    }))

  it('is the rate of the homes like it by its own exposure', () => {
    const ten = homes(10, {}).map((home, i) => ({ ...home, exposure: (i + 1) * 100 }))
    expect(expectations(ten)[0]).toEqual({
      home: 'A0',
      expected: expect.closeTo((20 / 5500) * 100, 12),
      from: 'council',
      homes: 10,
    })
  })

  it('is borrowed from the region, then from England, where too few are like it, and says so', () => {
    const few = homes(4, {})
    const near = homes(6, { council: 'B', observed: 5 })
    const far = homes(9, { council: 'C', region: 'South' })
    expect(expectations([...few, ...near])[0]).toMatchObject({ from: 'region', homes: 10 })
    expect(expectations([...few, ...far])[0]).toMatchObject({ from: 'england', homes: 13 })
    expect(expectations(few)[0]).toMatchObject({ from: 'england', homes: 4 })
  })

  it('is nothing where nobody has any exposure: never NaN', () => {
    expect(expectations(homes(2, { exposure: 0 }))[0]?.expected).toBeNull()
  })

  it('adds up to what was observed, within homes that are compared with each other', () => {
    const home = fc.record({ observed: fc.nat(20), exposure: fc.integer({ min: 1, max: 9000 }) })
    fc.assert(
      fc.property(fc.array(home, { minLength: 10, maxLength: 30 }), given => {
        const all = given.map((one, i) => ({
          ...{ home: String(i), stratum: 's', council: 'A', region: 'N' },
          ...one,
        }))
        const sum = expectations(all).reduce((total, one) => total + (one.expected ?? 0), 0)
        expect(sum).toBeCloseTo(
          given.reduce((total, one) => total + one.observed, 0),
          6,
        )
      }),
    )
  })
})
