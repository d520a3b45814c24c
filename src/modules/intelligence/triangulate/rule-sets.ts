import type { RuleSet } from './rule-set.ts'
import { rules1 } from './rules-1.ts'
import { rules2 } from './rules-2.ts'

/** Every version there was, the oldest first: pictures of the past are made again by the version of their day. */
export const ruleSets: readonly RuleSet[] = [rules1, rules2]

/** The version by which levels are given. */
export const rulesInUse: RuleSet = rules2

/** The version of a day; where it is not known, the one in use. */
export function rulesOf(version: string | undefined): RuleSet {
  return ruleSets.find(one => one.version === version) ?? rulesInUse
}

/** What a code meant, in whatever version it was. */
export const allLevelRules = ruleSets.toReversed().flatMap(one => one.levels)
