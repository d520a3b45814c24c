import { z } from 'zod'
import { listOf } from '../attention/list-of.ts'
import { SignalView } from '../schema.ts'
import { levels } from '../triangulate/levels.ts'

const text = z.string()

export const ExportChanges = z.object({
  since: z
    .union([z.literal(''), z.iso.date('Enter a real date')])
    .optional()
    .describe(
      'Since the beginning of this day; left out: since Monday of this week, or on a Monday of the last',
    ),
  direction: z.enum(['', 'up', 'down', 'reasons']).optional(),
})

export const ListChanges = ExportChanges.extend({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(200).default(50),
})

export const AttentionChange = z.object({
  homeId: z.uuid(),
  name: text,
  area: text.nullable(),
  provider: text.nullable(),
  level: z.enum(levels),
  was: z.enum(levels),
  wasOn: text.describe('The last day before on which the history says how it stood'),
  changedOn: text.nullable(),
  gained: z.array(text).describe('Reasons that are there now and were not'),
  lost: z.array(text).describe('Reasons that were there and are no more'),
  told: z
    .array(SignalView)
    .describe('Of what the new reasons stand on, what became known since then, at most three'),
  alsoTold: z.int().describe('How much more of it became known since then'),
  silence: z.boolean().describe('A new reason is that nothing, or little, was heard'),
})
export type AttentionChange = z.output<typeof AttentionChange>

export const AttentionChanges = listOf(AttentionChange).extend({ since: text })
export type AttentionChanges = z.output<typeof AttentionChanges>
