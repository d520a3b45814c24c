import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Achieved, outcomesAchieved, outcomesAsked } from './outcomes-achieved.ts'

const achieved = fc.constantFrom<Achieved>('fully', 'partly', 'not-achieved')

describe('were the outcomes achieved, of all together', () => {
  it.each<[readonly (Achieved | undefined)[], Achieved | undefined]>([
    [['fully'], 'fully'],
    [['fully', 'fully'], 'fully'],
    [['not-achieved', 'not-achieved'], 'not-achieved'],
    [['fully', 'not-achieved'], 'partly'],
    [['partly'], 'partly'],
    [['fully', undefined], undefined],
    [[], undefined],
  ])('%j is %s', (each, all) => {
    expect(outcomesAchieved(each)).toBe(all)
  })

  it('is fully only where each is, not achieved only where each is, and never depends on their order', () => {
    fc.assert(
      fc.property(fc.array(achieved, { minLength: 1 }), each => {
        const all = outcomesAchieved(each)
        expect(all === 'fully').toBe(each.every(one => one === 'fully'))
        expect(all === 'not-achieved').toBe(each.every(one => one === 'not-achieved'))
        expect(outcomesAchieved([...each].reverse())).toBe(all)
        expect(outcomesAchieved([...each, ...each])).toBe(all)
      }),
    )
  })
})

describe('were they asked', () => {
  it.each([
    [2, 'not-asked', 'asked-expressed'],
    [0, 'asked-none', 'asked-none'],
    [0, undefined, 'not-recorded'],
    [0, 'asked-expressed', 'not-recorded'],
  ] as const)('%i outcomes written down and %s ticked: %s', (expressed, ticked, code) => {
    expect(outcomesAsked(expressed, ticked)).toBe(code)
  })
})
