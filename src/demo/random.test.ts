import { describe, expect, it } from 'vitest'
import { createRandom } from './random.ts'

describe('the seeded generator', () => {
  it('gives the same numbers for the same seed, and the ones written here on any machine', () => {
    const random = createRandom('lantern')
    expect([1, 2, 3].map(() => random.int(0, 999_999))).toEqual([338_245, 514_775, 684_290])
  })

  it('gives other numbers for another seed', () => {
    expect(createRandom('a').float()).not.toBe(createRandom('b').float())
  })

  it('lets a fork go its own way without moving the one it came from', () => {
    const random = createRandom('seed')
    const plain = createRandom('seed')
    random.fork('other').float()
    expect(random.float()).toBe(plain.float())
    expect(random.fork('one').float()).not.toBe(random.fork('two').float())
  })

  it('keeps whole numbers within both ends and reaches both', () => {
    const random = createRandom('ends')
    const drawn = new Set(Array.from({ length: 200 }, () => random.int(3, 5)))
    expect([...drawn].toSorted()).toEqual([3, 4, 5])
  })

  it('picks by weight', () => {
    const random = createRandom('weights')
    const drawn = Array.from({ length: 2_000 }, () =>
      random.weighted([
        ['often', 9],
        ['seldom', 1],
        ['never', 0],
      ]),
    )
    const often = drawn.filter(word => word === 'often').length
    expect(often).toBeGreaterThan(1_700)
    expect(often).toBeLessThan(1_900)
    expect(drawn).not.toContain('never')
  })

  it('shuffles without losing or repeating anything, and leaves the list given alone', () => {
    const list = Array.from({ length: 50 }, (_, index) => index)
    const shuffled = createRandom('cards').shuffle(list)
    expect(shuffled).not.toEqual(list)
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(list)
    expect(list[0]).toBe(0)
  })

  it('writes texts shaped as version 4 UUIDs', () => {
    expect(createRandom('ids').uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  })

  it('says so when there is nothing to choose from', () => {
    expect(() => createRandom('none').pick([])).toThrow(RangeError)
  })
})
