import { z } from 'zod'
import { chartRules } from '../method/chart-rules.ts'
import { KeptPeriod } from './history.ts'
import { counts, directions, exposures, keysOf, noNumber, periods, strata } from './kinds.ts'
import { indicatorStates } from './workflow.ts'

const text = z.string()
const day = z.iso.date('Enter a real date')
const some = (none: string) => z.array(z.string().max(80), none).min(1, none).max(40, 'Choose 40 at most')

const definition = {
  theme: z.string().max(60).optional().describe('Only what was told of this theme; left out: of any'),
  whats: some('Choose what is counted').describe('Codes of what is counted'),
  sourceKinds: some('Choose at least one source').describe('Codes of the sources that are counted'),
  counts: z.enum(keysOf(counts), 'Choose whether it counts events or numbers in returns'),
  exposure: z.enum(keysOf(exposures), 'Choose what it is counted against'),
  stratum: z.enum(keysOf(strata), 'Choose whom a home is compared with'),
  direction: z.enum(keysOf(directions), 'Choose which way is worse'),
  period: z.enum(keysOf(periods), 'Choose a month or a quarter'),
  fromOn: day.describe('The first day of which it counts'),
  toOn: z
    .union([z.literal(''), day])
    .optional()
    .describe('The first day of which it counts no more; left out: no end'),
}

const Name = z
  .string('Give it a name')
  .trim()
  .min(3, 'Give it a name of three letters or more')
  .max(80, 'A name has 80 characters at most')

export const DefineIndicator = z.object({ name: Name, ...definition })
export const OneIndicator = z.object({ indicatorId: z.uuid() })
const version = z.coerce.number().int().min(1).describe('The version you read')
const Why = z
  .string('Say why')
  .trim()
  .min(10, 'Say why, in ten letters or more')
  .max(2_000, 'Use 2,000 characters at most')
  .describe('About the indicator. Name nobody.')
export const ChangeIndicator = OneIndicator.extend({ version, ...definition })
export const TryIndicator = OneIndicator.extend({ version })
export const DecideIndicator = OneIndicator.extend({ version, why: Why })
export const Stepped = z.object({ id: z.uuid(), version: z.int(), state: z.enum(indicatorStates) })

export const DefinitionView = z.object({
  number: z.int(),
  fromOn: text,
  toOn: text.nullable(),
  theme: text.nullable(),
  sourceKinds: z.array(text),
  whats: z.array(text),
  counts: z.enum(keysOf(counts)),
  exposure: z.enum(keysOf(exposures)),
  stratum: z.enum(keysOf(strata)),
  direction: z.enum(keysOf(directions)),
  period: z.enum(keysOf(periods)),
  madeOn: text,
  madeBy: text.nullable(),
})

export const Summary = z.object({
  periods: z.int().describe('Periods looked back on'),
  numbered: z.int().describe('Of them, those with a number'),
  numbers: z.int().describe('Homes and periods with a number'),
  flagged: z.int().describe('How often it would have flagged a home'),
  byChance: z.number().describe('How often chance alone would have'),
  falseShare: z.number().nullable().describe('Of the flags, the share that chance explains; null: none'),
  arrivedLater: z.int().describe('Numbers that are another now than when the period had settled'),
  borrowed: z.int().describe('Numbers whose expectation comes from a wider kind of home'),
  uncompared: z.int().describe('Numbers with nobody to compare with'),
  fromBeds: z.int().describe('Numbers for which registered beds stand in for residents'),
})
export type Summary = z.output<typeof Summary>

export const IndicatorRow = z.object({
  id: z.uuid(),
  version: z.int(),
  name: text,
  state: z.enum(indicatorStates),
  theme: text.nullable().describe('In words'),
  madeBy: text.nullable(),
  madeOn: text,
  summary: Summary.nullable(),
})
export type IndicatorRow = z.output<typeof IndicatorRow>

export const Indicator = IndicatorRow.extend({
  usedOn: text.nullable(),
  usedBy: text.nullable(),
  retiredOn: text.nullable(),
  retiredBy: text.nullable(),
  why: z.array(text).describe('Why it was taken into use or out of it, as it was said'),
  mine: z.boolean().describe('You made it, or a version of it: somebody else takes it into use'),
  definitions: z.array(DefinitionView).describe('The newest first'),
  triedOn: text.nullable(),
  periods: z.array(KeptPeriod).describe('The oldest first'),
  homes: z.record(z.uuid(), text).describe('Names of the homes in it'),
})
export type Indicator = z.output<typeof Indicator>

const paging = {
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(200).default(25),
}
const listFilter = { state: z.enum(['', ...indicatorStates]).optional() }
export const ExportIndicators = z.object(listFilter)
export const ListIndicators = z.object({ ...listFilter, ...paging })

const resultFilter = {
  indicatorId: z.uuid(),
  homeId: z.union([z.literal(''), z.uuid()]).optional(),
  period: z
    .union([z.literal(''), z.iso.date()])
    .optional()
    .describe('The first day of a period'),
  only: z.enum(['', 'flagged', 'missing']).optional(),
}
export const ExportResults = z.object(resultFilter)
export const ListResults = z.object({ ...resultFilter, ...paging, perPage: paging.perPage.default(50) })

export const ResultRow = z.object({
  homeId: z.uuid(),
  home: text,
  period: text,
  from: text,
  to: text,
  knownOn: text,
  definition: z.int().nullable(),
  observed: z.int().nullable().describe('Null: no number, never nought'),
  observedNow: z.int().nullable(),
  exposure: z.number().nullable(),
  fromBeds: z.boolean(),
  expected: z.number().nullable(),
  comparedWith: z.enum(keysOf(strata)).nullable(),
  homes: z.int().nullable(),
  z: z.number().nullable(),
  flagged: z.boolean(),
  why: z.enum(keysOf(noNumber)).nullable().describe('Why there is no number'),
})
export type ResultRow = z.output<typeof ResultRow>

const number = z.number().nullable()
const PointView = z.object({
  label: text,
  from: text,
  value: number.describe('Null: no number, and why'),
  centre: number,
  lower: number,
  upper: number,
  rules: z.array(z.enum(chartRules)).describe('What this point completes'),
  why: text.nullable(),
  changedTo: z.int().nullable().describe('From here on another version of the definition'),
})

export const OneHome = OneIndicator.extend({ homeId: z.uuid() })
export const IndicatorHome = z.object({
  id: z.uuid(),
  name: text,
  state: z.enum(indicatorStates),
  home: z.object({ id: z.uuid(), name: text }),
  perLabel: text,
  rate: z.array(PointView).describe('A u-chart of its own rate, anew for each version'),
  ratio: z.array(PointView).describe('An XmR chart of what it had for each that was expected'),
  cusum: z.object({ more: z.number(), less: z.number(), alarmsAt: z.number() }).nullable(),
})
export type IndicatorHome = z.output<typeof IndicatorHome>
