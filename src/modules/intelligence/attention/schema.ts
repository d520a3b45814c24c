import { z } from 'zod'
import { signalFamilies } from '#platform/signal.ts'
import { levels } from '../triangulate/levels.ts'
import { listOf } from './list-of.ts'

const anyOf = <T extends readonly [string, ...string[]]>(values: T) => z.enum(['', ...values]).optional()
const text = z.string()

const filters = {
  level: anyOf(levels),
  theme: z.string().max(60).optional(),
  family: anyOf(signalFamilies),
  area: z.string().max(10).optional(),
  providerId: z.union([z.literal(''), z.uuid()]).optional(),
  changed: z.enum(['', 'true']).optional().describe('Only homes whose level changed within a week'),
}

export const ListAttention = z.object({
  ...filters,
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(200).default(50),
})
export const ExportAttention = z.object(filters)

export const AttentionRow = z.object({
  homeId: z.uuid(),
  name: text,
  area: text.nullable(),
  provider: text.nullable(),
  level: z.enum(levels),
  since: text,
  before: z.enum(levels).nullable(),
  reasons: z.array(text).describe('As they are read, the weightiest first'),
  awaitsFirstLook: z.boolean(),
  challenged: z.boolean().describe('A fact that it rests on is challenged, and nobody has answered yet'),
  unheard: z.array(z.enum(signalFamilies)).describe('Who has never been heard of it'),
})
export type AttentionRow = z.output<typeof AttentionRow>

export const AttentionList = listOf(AttentionRow).extend({
  banner: text
    .nullable()
    .describe('While the rules in use do worse than what is simpler; null while they do not'),
  share: z.object({
    homes: z.int(),
    atLookOrAbove: z.int(),
    inHundred: z.number(),
    alarm: z.boolean().describe('More than 15 in 100'),
    actNow: z.int(),
    insufficient: z.int(),
    changedThisWeek: z.int(),
  }),
})
export type AttentionList = z.output<typeof AttentionList>

export const NextVisits = z.object({
  how: text,
  items: z.array(AttentionRow.extend({ why: text })),
})
