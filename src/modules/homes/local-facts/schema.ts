import { z } from 'zod'
import { CONTRACTS, groupNames, type ItemKey, itemKeys, itemOf, LOCAL_SOURCES } from './items.ts'

const MOST = 5_000
const DEAREST = 20_000

const kinds = {
  count: z.int().min(0).max(MOST),
  pounds: z.number().min(0).max(DEAREST),
  'yes-no': z.boolean(),
  words: z.string().trim().min(1).max(500),
  day: z.iso.date(),
  contract: z.enum(CONTRACTS),
} as const

/** One optional value for each item, of the item's kind. What is left out is not said. */
export const LocalValues = z.object(
  Object.fromEntries(
    itemKeys.map(key => [key, kinds[itemOf[key].kind].optional().describe(itemOf[key].label)]),
  ) as {
    [K in ItemKey]: z.ZodOptional<(typeof kinds)[(typeof itemOf)[K]['kind']]>
  },
)
export type LocalValues = z.output<typeof LocalValues>

export const RecordLocalFacts = z.object({
  homeId: z.uuid(),
  values: LocalValues.describe('What is known; leave out what is not'),
  asOf: z.iso.date().describe('The day it was so'),
  source: z.enum(LOCAL_SOURCES, 'Choose who said so').describe('Who said so'),
  note: z.string().trim().max(500).optional().describe('How it is known; no names of residents or staff'),
})

export const WithdrawLocalFact = z.object({
  factId: z.uuid(),
  reason: z.string({ error: 'Say why it is withdrawn' }).trim().min(1, 'Say why it is withdrawn').max(500),
})

const Value = z.union([z.number(), z.boolean(), z.string()])

const Said = z.object({
  id: z.uuid(),
  value: Value,
  inWords: z.string(),
  asOf: z.string(),
  source: z.enum(LOCAL_SOURCES),
  sourceInWords: z.string(),
  note: z.string().nullable(),
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
})

export const LocalFact = Said.extend({
  key: z.string(),
  label: z.string(),
  group: z.enum(groupNames as [string, ...string[]]),
  earlier: z.array(Said).describe('What was said before, newest first'),
})
export type LocalFact = z.input<typeof LocalFact>

export const LocalFacts = z.object({
  home: z.object({ id: z.uuid(), name: z.string() }),
  facts: z.array(LocalFact),
  missing: z.array(z.string()).describe('Items nobody has told the council, by key'),
  occupancy: z.number().nullable().describe('Places taken / places it can offer'),
  closedBeds: z.int().nullable().describe('Empty places that nobody may have'),
  agencyShare: z.number().nullable().describe('Agency nurses and care staff as a share of all, 0 to 1'),
})
export type LocalFacts = z.input<typeof LocalFacts>
