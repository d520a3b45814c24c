import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gathered, spread } from './clusters.ts'

const at = (x: number, y: number) => ({ x, y })
const coordinate = fc.integer({ min: 0, max: 300 })
const points = fc.array(fc.record({ x: coordinate, y: coordinate }), { maxLength: 60 })
const config = { seed: 20_261_116 }

describe('gathering', () => {
  it.each([
    ['one alone', [at(5, 5)], [1]],
    ['none', [], []],
    ['two that stand clear', [at(0, 0), at(26, 0)], [1, 1]],
    ['two that overlap', [at(0, 0), at(25, 0)], [2]],
    ['three in a row, each near the next', [at(0, 0), at(20, 0), at(40, 0)], [1, 2]],
    ['many in one place', Array(50).fill(at(9, 9)), [50]],
  ])('%s', (_what, given, sizes) => {
    expect(
      gathered(given, 26)
        .map(({ members }) => members.length)
        .toSorted((a, b) => a - b),
    ).toEqual(sizes)
  })

  it('loses nobody, counts nobody twice, and leaves everything standing clear', () => {
    fc.assert(
      fc.property(points, given => {
        const clusters = gathered(given, 26)
        expect(clusters.flatMap(({ members }) => members)).toHaveLength(given.length)
        expect(new Set(clusters.flatMap(({ members }) => members)).size).toBe(given.length)
        for (const [index, one] of clusters.entries())
          for (const other of clusters.slice(index + 1))
            expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(26)
      }),
      config,
    )
  })

  it('puts a cluster in the middle of its members', () => {
    const [cluster] = gathered([at(0, 0), at(0, 0), at(9, 0)], 26)
    expect(cluster).toMatchObject({ x: 3, y: 0 })
  })
})

describe('what no zoom parts', () => {
  it.each([2, 3, 12, 40])('%i of them stand around their place, clear of each other', count => {
    const ring = spread({ x: 100, y: 100, members: Array(count).fill(at(100, 100)) }, 26)
    expect(ring).toHaveLength(count)
    for (const [index, one] of ring.entries())
      for (const other of ring.slice(index + 1))
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(24)
  })
})
