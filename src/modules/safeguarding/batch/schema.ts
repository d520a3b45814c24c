import { z } from 'zod'
import { ConcernRowView, coded } from '../concern/schema.ts'

export const MOST_IN_BATCH = 30

export const ListBatch = z.object({
  harm: coded('everyday-harms', 'Choose from the list').optional().describe('Those of one kind that wait'),
  concernIds: z
    .array(z.uuid())
    .max(MOST_IN_BATCH, `Decide at most ${MOST_IN_BATCH} at once`)
    .optional()
    .describe('Or just these, decided or not'),
})

export const BatchItem = ConcernRowView.extend({
  what: z.string().nullable().describe('How the account begins'),
  earlierOfAdult: z.int().describe('Of the same kind about the same adult in 90 days before'),
  earlierInHome: z.int().describe('Of the same kind in the same home in 90 days before, counted to 100'),
  signs: z.array(z.object({ code: z.string(), label: z.string() })).describe('Why to decide it by itself'),
})
export type BatchItem = z.input<typeof BatchItem>

export const Batch = z.object({
  items: z.array(BatchItem),
  kinds: z.array(z.object({ code: z.string(), label: z.string(), waiting: z.int() })),
})
