import { z } from 'zod'
import { keysOf } from '../local-facts/items.ts'
import { LocalValues, RecordLocalFacts } from '../local-facts/schema.ts'
import { gapKeys } from './items.ts'

const healthKeys = Object.fromEntries(keysOf('health').map(key => [key, true as const]))

/** As what the council writes down of a home, of health around it only. */
export const RecordHealth = RecordLocalFacts.extend({
  values: LocalValues.pick(healthKeys as never)
    .strict()
    .describe('What is known of health around the home; leave out what is not'),
})

const GAPS = gapKeys as unknown as [string, ...string[]]

export const GapFilter = z.object({
  gap: z.enum(GAPS).optional().describe('Which gap'),
  state: z
    .enum(['absent', 'unknown'])
    .optional()
    .describe('Known not to be there, or nobody knows; either when left out'),
  told: z.enum(['yes', 'no']).optional().describe('Whether the ICB was told; either when left out'),
})

export const HealthGap = z.object({
  home: z.object({ id: z.uuid(), name: z.string(), town: z.string().nullable() }),
  absent: z.array(z.string()).describe('What is not there, in words'),
  unknown: z.array(z.string()).describe('What nobody has told, in words'),
  toldOn: z.string().nullable().describe('The day the integrated care board was last told'),
})
export type HealthGap = z.input<typeof HealthGap>

export const TellIcb = z.object({
  how: z.enum(['lantern', 'other'], 'Choose how they are told').describe('By Lantern, or in another way'),
  to: z.array(z.uuid()).max(50).default([]).describe('People of partners to write to; by Lantern only'),
})
