import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publishable, SMALLEST_SHOWN } from './small-counts.ts'

const counts = fc.array(fc.record({ label: fc.string(), count: fc.nat(40) }), { maxLength: 12 })
const sum = (rows: readonly { readonly count: number }[]) => rows.reduce((all, row) => all + row.count, 0)

describe('counts that may be published', () => {
  it.each([
    [[4, 9], undefined, [null, 9]],
    [[0, 9], undefined, [null, 9]],
    [[5, 9], undefined, [5, 9]],
    [[4, 9, 20], 33, [null, null, 20]],
    [[3, 2, 20], 25, [null, null, 20]],
    [[1, 2], 3, [null, null]],
  ] as const)('of %j with the sum %s are %j', (given, total, shown) => {
    const rows = given.map((count, at) => ({ label: String(at), count }))
    expect(publishable(rows, total).rows.map(row => row.count)).toEqual(shown)
  })

  it('are never under five', () => {
    fc.assert(
      fc.property(counts, rows => {
        const { rows: shown, total } = publishable(rows, sum(rows))
        expect(
          [...shown.map(row => row.count), total].every(one => one === null || one >= SMALLEST_SHOWN),
        ).toBe(true)
      }),
    )
  })

  it('never leave one part that the sum gives away', () => {
    fc.assert(
      fc.property(counts, rows => {
        const { rows: shown, total } = publishable(rows, sum(rows))
        const hidden = shown.filter(row => row.count === null).length
        expect(total === null || hidden !== 1 || shown.length === 1).toBe(true)
      }),
    )
  })
})
