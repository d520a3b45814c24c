import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levels } from '../triangulate/levels.ts'
import { drawnByLot } from './lottery.ts'

const homes = Array.from({ length: 200 }, (_, i) => ({
  home: `home ${i}`,
  level: levels[i % levels.length] ?? ('routine' as const),
}))

describe('a lot', () => {
  it('falls on one home for every ten visits, of those that nothing points at', () => {
    const drawn = drawnByLot(homes, 95, '2027 spring')
    expect(drawn).toHaveLength(10)
    const quiet = new Set(homes.filter((_, i) => i % 4 < 2).map(one => one.home))
    for (const home of drawn) expect(quiet).toContain(home)
  })

  it('is the same for whoever draws it again, in whatever order the homes come, and another with another word', () => {
    const drawn = drawnByLot(homes, 50, 'word')
    expect(drawnByLot(homes.toReversed(), 50, 'word')).toEqual(drawn)
    expect(drawnByLot(homes, 50, 'other')).not.toEqual(drawn)
  })

  it('takes no home twice, and no more than there are', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.string(), (visits, word) => {
        const drawn = drawnByLot(homes, visits, word)
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn.length).toBe(Math.min(100, Math.ceil(visits / 10)))
      }),
    )
  })
})
