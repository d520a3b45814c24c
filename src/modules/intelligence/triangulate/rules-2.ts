import type { LevelRule } from './levels.ts'
import type { RuleSet } from './rule-set.ts'
import { rules1 } from './rules-1.ts'

/**
 * The rules of version 1, counted beside homes like it. Why: in worlds whose truth is known (`backtest/worlds/`)
 * version 1, which counts events and knows nothing of beds, had nearly every home that was all in order at "look" or
 * above; see `docs/how-to/back-test.md`. Numbers are those at which null worlds stay below 15 in 100.
 */
const FAR = 3
const CLEARLY = 2.25

const compared: readonly LevelRule[] = [
  {
    code: 'three-families-far-beyond',
    level: 'act-now',
    scope: 'theme',
    atLeast: { families: 3, gravest: 3, beyond: FAR },
    says: 'Three kinds of independent people tell of far more events of one theme than in homes like it, one of them serious',
    ifWrong: 'The events share a cause outside the home, or more are told because more is asked',
  },
  {
    code: 'found-again-far-beyond',
    level: 'act-now',
    scope: 'theme',
    atLeast: { families: 2, foundSerious: 2, beyond: FAR },
    says: 'Serious events of one theme were found more than once, two kinds of independent people tell of it, and there are far more than in homes like it',
    ifWrong: 'What was found has been put right, and a visit without notice sees it',
  },
  {
    code: 'two-families-beyond',
    level: 'look',
    scope: 'theme',
    atLeast: { families: 2, beyond: CLEARLY },
    says: 'Two kinds of independent people tell of clearly more events of one theme than in homes like it',
    ifWrong: 'A visit finds nothing of the theme, and others who come to the home have seen nothing',
  },
  {
    code: 'same-again-far-beyond',
    level: 'look',
    scope: 'theme',
    atLeast: { events: 3, beyond: FAR },
    says: 'Three separate events of one theme, far more than in homes like it',
    ifWrong: 'One teller stands behind all, or the home tells more openly than others',
  },
  {
    code: 'three-families-across-beyond',
    level: 'look',
    scope: 'home',
    atLeast: { families: 3, beyond: CLEARLY },
    says: 'Three kinds of independent people tell of clearly more events, of whatever theme, than in homes like it',
    ifWrong: 'Each event has an explanation of its own that somebody independent has checked',
  },
  {
    code: 'regulator-found-serious',
    level: 'look',
    scope: 'theme',
    atLeast: { regulatorSerious: 1 },
    says: 'The regulator judged it inadequate',
    ifWrong: 'What was found has been put right, and somebody independent has seen that it was',
  },
  {
    code: 'heard-much-less',
    level: 'look',
    scope: 'home',
    atLeast: { quieter: CLEARLY },
    says: 'We have heard much less than of homes like it: go and listen',
    ifWrong: 'Residents, relatives and staff, asked apart, know whom to tell and have had nothing to tell',
  },
]

/** With nobody to compare with, the counts themselves must do: as in version 1. */
const uncompared = rules1.levels
  .filter(rule => rule.level !== 'routine' && !['first-look-credible', 'not-heard'].includes(rule.code))
  .map(rule => withoutComparison(rule))

function withoutComparison(rule: LevelRule): LevelRule {
  const same = {
    code: `uncompared-${rule.code}`,
    says: `${rule.says}; there are no homes like it to compare with`,
  }
  return rule.scope === 'theme'
    ? { ...rule, ...same, atLeast: { ...rule.atLeast, uncompared: 1 } }
    : { ...rule, ...same, atLeast: { ...rule.atLeast, uncompared: 1 } }
}

const kept = (code: string) => rules1.levels.filter(rule => rule.code === code)
const ofLevel = (level: LevelRule['level'], rules: readonly LevelRule[]) =>
  rules.filter(rule => rule.level === level)

export const rules2: RuleSet = {
  ...rules1,
  version: '2',
  source: `${rules1.source} Version 2 counts beside homes like it, as indirect standardisation does; its numbers were set on the demonstration worlds.`,
  compares: true,
  opennessOf: ['staff'],
  liftsFor: 180,
  levels: [
    ...kept('first-look-credible'),
    ...ofLevel('act-now', compared),
    ...ofLevel('act-now', uncompared),
    ...ofLevel('look', compared),
    ...ofLevel('look', uncompared),
    ...kept('not-heard'),
    ...kept('heard-and-seen'),
  ],
}
