import type { ChartRule } from '../method/chart-rules.ts'
import { sourceName, themeName, whatName } from './choices.ts'
import type { Definition } from './definition.ts'
import type { KeptHome } from './history.ts'
import { type Counts, counts, directions, exposures, periods, type Stratum, strata } from './kinds.ts'
import type { Summary } from './schema.ts'

export const ruleWords: Readonly<Record<ChartRule, string>> = {
  'beyond-limits': 'beyond its limits',
  'one-side': 'seven in a row on one side of usual',
  trend: 'seven in a row rising or falling',
  'two-of-three': 'two of three near a limit',
}

export const PROMPT = 'A prompt to look; unproven; not a finding'

/** What a number says, without blame. Pure. */
export function saysOf({ tail, e, o }: Pick<KeptHome, 'tail' | 'e' | 'o'>): string {
  if (e === null) return 'Nobody to compare with'
  if (tail === 'above') return 'More than expected'
  if (tail === 'below') return o === 0 ? 'None, where some were expected' : 'Fewer than expected'
  return 'As expected'
}

export const likeWords: Readonly<Record<Stratum, string>> = {
  same: 'homes like it',
  nursing: 'all with, or all without, nursing',
  all: 'all homes here',
}

export const rounded = (value: number): string =>
  value === 0 || Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(Math.abs(value) < 1 ? 2 : 1)

/** A definition as rows of what and its words. Pure. */
export function definitionFacts(definition: Omit<Definition, 'number'>, on: string) {
  const {
    whats,
    sourceKinds,
    theme,
    counts: how,
    exposure,
    stratum,
    direction,
    period,
    fromOn,
    toOn,
  } = definition
  return [
    { term: 'What it counts', value: whats.map(whatName).join('; ') },
    { term: 'Told by', value: sourceKinds.map(sourceName).join('; ') },
    { term: 'Of the theme', value: themeName(theme, on) ?? 'Any' },
    { term: 'How', value: counts[how as Counts].label },
    { term: 'Against', value: exposures[exposure].label },
    { term: 'Compared with', value: strata[stratum].label },
    { term: 'Which way is worse', value: directions[direction].label },
    { term: 'In what time', value: periods[period].label },
    { term: 'From', value: fromOn, day: true },
    ...(toOn ? [{ term: 'Until the day before', value: toOn, day: true }] : []),
  ]
}

/** How often it would have flagged, and how much of that chance explains. Pure. */
export function flaggedInWords({ numbers, flagged, byChance, falseShare }: Summary): string {
  if (numbers === 0) return 'It has no number of any home: nothing is known, which is not that all is well.'
  const chance = `By chance alone it would have been ${rounded(byChance)}`
  if (flagged === 0) return `It would have flagged no home. ${chance}.`
  const share = Math.round(100 * (falseShare ?? 0))
  return `It would have flagged a home ${flagged} ${flagged === 1 ? 'time' : 'times'}. ${chance}: about ${share} in 100 of its flags.`
}
