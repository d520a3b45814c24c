import { bothTails, type Tails } from './both-tails.ts'
import { demand } from './demand.ts'

/** What a home tells of itself and what came to harm, each beside what homes like it have. */
export interface ToldAndHarmed {
  /** What went wrong and hurt nobody, told by the home itself. */
  readonly nearMisses: number
  readonly expectedNearMisses: number
  /** What hurt somebody, whoever told it. */
  readonly harms: number
  readonly expectedHarms: number
  /** By how much homes that are all in order differ beyond chance: see `mid-p-spread.ts`. */
  readonly spread?: number
}

export interface Openness {
  /** Does it tell? More than expected is open; far fewer is worth asking about. Undefined: nothing is expected. */
  readonly telling: Tails | undefined
  /** Do people come to harm? It does not move with what is told of near misses. */
  readonly harm: Tails | undefined
  /** Near misses for each harm, half of one added to both so that it is never divided by nothing. */
  readonly ratio: number
  /** The same of homes like it, half added likewise; undefined where neither is expected. */
  readonly expectedRatio: number | undefined
}

/**
 * Openness apart from harm, so that honest telling is not taken for bad care: two numbers, never added up. That many
 * near misses for each harm is a sign of telling and not of danger: H. W. Heinrich, Industrial Accident Prevention,
 * 1931, for the ratio; whether it is low because little is told or because much goes wrong, `telling` and `harm` say.
 */
export function openness(home: ToldAndHarmed): Openness {
  const { nearMisses, expectedNearMisses, harms, expectedHarms, spread = 0 } = home
  demand(nearMisses >= 0 && harms >= 0, 'Counts are 0 or more')
  const expectsNone = expectedNearMisses === 0 && expectedHarms === 0
  return {
    telling: bothTails(nearMisses, expectedNearMisses, spread),
    harm: bothTails(harms, expectedHarms, spread),
    ratio: (nearMisses + 0.5) / (harms + 0.5),
    expectedRatio: expectsNone ? undefined : (expectedNearMisses + 0.5) / (expectedHarms + 0.5),
  }
}
