import { demand, demandFinite } from './demand.ts'

/** Fewer expected than this, and nothing at all is no surprise: of three, none comes one time in twenty. */
export const FEWEST_EXPECTED = 3

/**
 * Whether it says something that nothing was heard: no complaint, no concern, no compliment where at least three were
 * expected. To be worded "we have not heard: go and listen". Derived: e to the power -3 is just under one in twenty.
 * @returns the chance of hearing nothing where all is as expected, with it.
 */
export function allZero(counts: readonly number[], expected: number): { finding: boolean; chance: number } {
  demandFinite({ expected })
  demand(expected >= 0, `What was expected is 0 or more, and not ${expected}`)
  demand(
    counts.every(count => count >= 0),
    'A count is 0 or more',
  )
  const nothing = counts.every(count => count === 0)
  return { finding: nothing && expected >= FEWEST_EXPECTED, chance: Math.exp(-expected) }
}
