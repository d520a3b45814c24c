import { z } from 'zod'

export const joinReason = z
  .string()
  .trim()
  .min(1, 'Say why, in a sentence: others will read it')
  .max(1_000, 'Use at most 1,000 characters')

export const Pair = z.object({
  cqcLocationIds: z
    .array(z.string().min(1))
    .min(2, 'Choose at least two registrations')
    .max(20, 'Choose at most 20 registrations')
    .describe('CQC location ids'),
  reason: joinReason,
})

export const Decided = z.object({
  joinId: z.uuid(),
  homes: z
    .array(z.object({ id: z.uuid(), cqcLocationIds: z.array(z.string()) }))
    .describe('The homes these registrations now belong to'),
})
