import type { LevelRule } from '../../triangulate/levels.ts'
import type { Override, RuleSet } from '../../triangulate/rule-set.ts'
import { type Block, levelWords } from '../words/block.ts'
import { formulas } from './formulas.ts'

/** The running configuration, as it is: nothing here is written by hand about any one rule. */
export function rulesBlocks(rules: RuleSet): Block[] {
  return [
    {
      heading: `The rules, version ${rules.version}`,
      says: [
        'Read from the top: the first that is met gives the level, and every one that is met is shown as a reason.',
        `Where they come from: ${rules.source}`,
      ],
      table: {
        caption: 'Rules',
        head: ['Level', 'Rule', 'Met where', 'If it were wrong'],
        rows: rules.levels.map(rule => [levelWords[rule.level], rule.says, metWhere(rule), rule.ifWrong]),
      },
    },
    overridesBlock(rules),
    numbersBlock(rules),
    {
      heading: 'Formulas',
      says: ['Each is one small file with its source in full and its tests beside it.'],
      table: {
        caption: 'Formulas',
        head: ['What it does', 'Source', 'File'],
        rows: formulas.map(({ file, does, source }) => [does, source, `${file}.ts`]),
      },
    },
  ]
}

const quantityWords: Readonly<Record<string, string>> = {
  families: 'kinds of independent people',
  events: 'separate events',
  foundSerious: 'serious events found so',
  gravest: 'gravest severity',
  beyond: 'z beside homes like it',
  uncompared: 'nobody to compare with',
  regulatorSerious: 'found inadequate by the regulator',
  credibleFirstLooks: 'first looks that lift the level',
  silence: 'nothing heard where three were expected',
  quieter: 'z of how much less was heard',
  voiceCoverage: 'voices heard lately, from 0 to 1',
  independentLooks: 'tellings of independent people',
}

function metWhere({ atLeast, scope }: LevelRule): string {
  const parts = Object.entries(atLeast).map(
    ([name, least]) => `${quantityWords[name] ?? name}: at least ${least}`,
  )
  return `${scope === 'theme' ? 'in one theme' : 'over the home'}: ${parts.join('; ')}`
}

function overridesBlock({ overrides, firstLookWithin, liftsFor }: RuleSet): Block {
  return {
    heading: 'What waits for no second source',
    says: [
      'A named person looks the same day. That first look lifts the level, and not the flag: when it finds it credible, and it touches more than one resident, management or concealment.',
      `It waits for ${firstLookWithin} days, or as long as its case is open${liftsFor === undefined ? '' : `; what it lifts stays lifted for ${liftsFor} days`}.`,
    ],
    table: {
      caption: 'Overrides',
      head: ['What', 'Of', 'From severity'],
      rows: overrides.map(one => [one.says, ofWords(one), `${one.leastSeverity}`]),
    },
  }
}

function ofWords({ whats, sourceKinds, families }: Override): string {
  const parts = [...whats.filter(what => what !== ''), ...(sourceKinds ?? []), ...(families ?? [])]
  return parts.join(', ') || 'anything'
}

function numbersBlock(rules: RuleSet): Block {
  const { severity, reliability, standing, countsFrom, seriousFrom, ageing, voices, voiceHalfLife } = rules
  const listed = (weights: Readonly<Record<string, number>>) =>
    Object.entries(weights)
      .map(([name, weight]) => `${name} ${weight}`)
      .join(', ')
  return {
    heading: 'The numbers',
    says: [
      `A telling weighs severity (0 to 4: ${severity.join(', ')}) times reliability (${listed(reliability)}) times standing (${listed(standing)}) times what its age has left. From ${countsFrom} it counts; from severity ${seriousFrom} it is serious.`,
      `Voices that should be heard of every home: ${voices.join(', ')}; after ${voiceHalfLife} days one counts half.`,
      ...(rules.opennessOf
        ? [`Adds a voice, and is not counted beside homes like it: ${rules.opennessOf.join(', ')}.`]
        : []),
    ],
    table: {
      caption: 'How evidence ages',
      head: ['What', 'Half after', 'Counts for'],
      rows: ageing.map(({ what, halfLife, window }) => [
        what === '' ? 'all else' : what,
        `${halfLife} days`,
        window === Infinity ? 'until the next' : `${window} days`,
      ]),
    },
  }
}
