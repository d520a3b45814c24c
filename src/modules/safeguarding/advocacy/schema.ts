import { z } from 'zod'
import { someWords } from '../concern/schema.ts'

const answer = z.enum(['yes', 'no', 'unknown'], 'Say yes, no or not known')

export const Difficulties = z.object({
  understanding: answer,
  retaining: answer,
  weighing: answer,
  communicating: answer,
})

export const AppropriateTests = z.object({
  unpaid: answer,
  willing: answer,
  able: answer,
  accepted: answer,
  uninvolved: answer,
})

export const WriteAdvocacy = z.object({
  concernId: z.uuid(),
  difficulties: Difficulties.describe('Would taking part be very hard for the adult?'),
  appropriateId: z
    .uuid('Choose somebody from the list, or nobody')
    .optional()
    .describe('Somebody around the adult who may be the appropriate person'),
  appropriate: AppropriateTests.partial()
    .optional()
    .describe('The five tests; what is not said is not known'),
  hasCapacity: answer.describe('For the protective measures at hand'),
  measures: z.boolean('Say yes or no').describe('Are protective measures in place or thought of?'),
  urgentFirst: z.boolean().optional().describe('Urgent steps come before the advocate'),
  words: someWords(4_000).optional().describe('Reasons in words'),
})

export const TakeAdvocateStep = z.object({
  concernId: z.uuid(),
  step: z.enum(['instructed', 'appointed', 'report'], 'Say what happened'),
  happenedOn: z.iso.date('Enter the day'),
  name: someWords(200).optional(),
  organisation: someWords(200).optional(),
  words: someWords(4_000).optional(),
})

const text = z.string().nullable()

export const AdvocacyPart = z.object({
  view: z
    .object({
      id: z.uuid(),
      at: z.string(),
      by: text,
      kind: z.enum(['duty', 'power', 'both', 'none-yet']),
      reasons: z.array(z.object({ says: z.string(), citation: z.string() })),
      appropriateId: z.uuid().nullable(),
      urgentFirst: z.boolean(),
      measures: z.boolean().describe('Whether protective measures were in place or thought of then'),
      words: text,
    })
    .nullable(),
  steps: z
    .array(
      z.object({
        step: z.enum(['instructed', 'appointed', 'report']),
        happenedOn: z.string(),
        name: text,
        organisation: text,
        words: text,
      }),
    )
    .describe('In order of day'),
  daysWithout: z
    .int()
    .nullable()
    .describe('Working days for which an adult with a right to an advocate had none'),
})
export type AdvocacyPart = z.input<typeof AdvocacyPart>
