import { z } from 'zod'
import { circumstanceCodes } from '#law/circumstances.ts'
import { someWords } from '../concern/schema.ts'

export const standings = ['holds', 'over', 'not-so'] as const
const answer = z.enum(['yes', 'no', 'unknown'], 'Say yes, no or not known')

export const WriteCircumstance = z.object({
  concernId: z.uuid(),
  kind: z.enum(circumstanceCodes, 'Choose what it is from the list'),
  version: z.int().describe('The version of this circumstance that you read; 0 where there is none yet'),
  standing: z
    .enum(standings, 'Say whether it holds')
    .default('holds')
    .describe('It holds, it is over, or it was looked at and is not so'),
  answers: z
    .record(z.string().max(50), answer)
    .default({})
    .describe('By code of the question. What is left out is not known.'),
  counted: z
    .int('Enter a whole number')
    .min(0, 'Enter a number from 0')
    .max(1_000, 'Enter a number that can be')
    .optional()
    .describe('Domestic abuse: ticks on the DASH. A prompt, never a rule'),
  happenedOn: z.iso.date('Enter a real date, or leave it empty').optional(),
  about: someWords(500).optional().describe('Who, where, about when'),
  words: someWords(4_000).optional(),
})

export const CircumstanceWritten = z.object({ id: z.uuid(), version: z.int() })

const text = z.string().nullable()

export const CircumstanceView = z.object({
  id: z.uuid(),
  kind: z.string(),
  version: z.int(),
  standing: z.enum(standings),
  answers: z.record(z.string(), answer),
  answered: z
    .array(z.object({ question: z.string(), answer: z.string() }))
    .describe('In the wording answered'),
  counted: z.int().nullable(),
  says: text.describe('What the count is a prompt for'),
  happenedOn: text,
  about: text,
  words: text,
  at: z.string(),
  by: text,
})
export type CircumstanceView = z.output<typeof CircumstanceView>

export const CircumstancesPart = z.object({
  written: z.array(CircumstanceView).describe('Of each kind the newest'),
  turns18On: text.describe('Where they are under 18, or have turned 18 since the concern came in'),
  isChild: z.boolean(),
  home: z
    .array(z.object({ on: text, what: z.enum(['closed', 'dormant', 'other-provider']) }))
    .describe('What the register says of the home since the concern came in'),
})
export type CircumstancesPart = z.output<typeof CircumstancesPart>
