import { demand } from './demand.ts'
import { midPZSpread } from './mid-p-spread.ts'

export interface Tails {
  /** Positive: more than of homes like it; negative: fewer. */
  readonly z: number
  /** How far beyond what is expected, and how far below it: one of them is 0. */
  readonly tooMany: number
  readonly tooFew: number
}

/**
 * A count of what is told, looked at from both ends: too many, and too few. Raw counts reward silence; a large home
 * of which nobody tells anything is as odd as one of which all do. Derived: the same exact z to both sides.
 * @returns undefined where nothing is expected: then nothing is too much or too little.
 */
export function bothTails(observed: number, expected: number, spread = 0): Tails | undefined {
  demand(expected >= 0 && Number.isFinite(expected), `What is expected is 0 or more, and not ${expected}`)
  if (expected === 0) return undefined
  const z = midPZSpread(observed, expected, spread)
  return { z, tooMany: Math.max(0, z), tooFew: Math.max(0, 0 - z) }
}
