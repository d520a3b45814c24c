import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FEWEST_TO_COMPARE, homeSizeOf, homeSizes } from '#law/home-sizes.ts'
import { comparisonFrom, strataOf, stratumKey, stratumOf } from './strata.ts'

const home = (beds: number | null, nursing = false, ...specialisms: string[]) => ({
  beds,
  nursing,
  specialisms,
})

describe('the size of a home', () => {
  it.each([
    [null, undefined],
    [0, undefined],
    [1, 'small'],
    [10, 'small'],
    [11, 'medium'],
    [49, 'medium'],
    [50, 'large'],
    [215, 'large'],
  ])('of %s beds is %s', (beds, code) => {
    expect(homeSizeOf(beds)?.code).toBe(code)
  })

  it('is in just one band, whatever its beds, and more beds are never a smaller band', () => {
    const fewest = (beds: number) => homeSizeOf(beds)?.fewest ?? 0
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(50), (beds, more) => {
        const fitting = homeSizes.filter(size => size.fewest <= beds && beds <= (size.most ?? Infinity))
        expect(fitting).toHaveLength(1)
        expect(fewest(beds + more)).toBeGreaterThanOrEqual(fewest(beds))
      }),
    )
  })
})

describe('the stratum of a home', () => {
  it.each([
    [home(30, true, 'Dementia', 'Caring for adults over 65 yrs'), 'nursing/dementia/-/medium'],
    [home(6, false, 'Learning disabilities'), 'residential/-/learning-disability/small'],
    [home(null), 'residential/-/-/size-not-known'],
    [home(80, true, 'Learning disabilities', 'Dementia'), 'nursing/dementia/learning-disability/large'],
  ])('%o is in %s', (one, key) => {
    expect(stratumKey(stratumOf(one))).toBe(key)
  })

  const someHome = fc.record({
    beds: fc.option(fc.nat(120)),
    nursing: fc.boolean(),
    specialisms: fc.subarray(['Dementia', 'Learning disabilities', 'Services for everyone']),
  })

  it('is one of them for each home: strata lose none and hold none twice, in whatever order homes come', () => {
    fc.assert(
      fc.property(fc.array(someHome), homes => {
        const strata = strataOf(homes)
        expect([...strata.values()].flat()).toHaveLength(homes.length)
        const sizes = (of: typeof homes) => [...strataOf(of)].map(([key, inIt]) => [key, inIt.length])
        expect(sizes(homes.toReversed())).toEqual(sizes(homes))
      }),
    )
  })
})

describe('what a home is compared with', () => {
  it.each([
    [
      { council: 10, region: 80, england: 900 },
      [
        'council',
        10,
        false,
        true,
        'Compared with the 10 homes like it in this council’s area, itself among them.',
      ],
    ],
    [
      { council: 9, region: 80, england: 900 },
      [
        'region',
        ...[80, true, true],
        'There are only 9 homes like it in this council’s area: compared with the 80 in its region.',
      ],
    ],
    [
      { council: 1, region: 9, england: 10 },
      [
        'england',
        ...[10, true, true],
        'There is only one home like it in this council’s area: compared with the 10 in England.',
      ],
    ],
    [
      { council: 0, region: 0, england: 9 },
      ['england', 9, true, false, 'There are only 9 homes like it in England: too few to compare with.'],
    ],
    [
      { council: 0, region: 0, england: 0 },
      ['england', 0, true, false, 'There is no home like it in England: too few to compare with.'],
    ],
  ])('with %o', (likes, [level, homes, borrowed, enough, says]) => {
    expect(comparisonFrom(likes)).toEqual({ level, homes, borrowed, enough, says })
  })

  it('is never fewer than ten homes unless it says that they are too few, and borrowing is always said', () => {
    const likes = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)).map(([council, more, most]) => ({
      council,
      region: council + more,
      england: council + more + most,
    }))
    fc.assert(
      fc.property(likes, some => {
        const { homes, enough, borrowed, says } = comparisonFrom(some)
        expect(enough).toBe(homes >= FEWEST_TO_COMPARE)
        expect(says.includes('too few')).toBe(!enough)
        expect(borrowed).toBe(some.council < FEWEST_TO_COMPARE)
        expect(/only|no home/.test(says)).toBe(borrowed)
      }),
    )
  })
})
