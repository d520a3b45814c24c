import { z } from 'zod'
import { coded, someWords } from '../concern/schema.ts'
import { When } from '../entries/when.ts'

export const RecordDeath = z.object({
  concernId: z.uuid(),
  version: z.int().describe('The version of the case that you read'),
  ...When,
  othersAtRisk: z.enum(['yes', 'no', 'unknown'], 'Say whether somebody else is at risk'),
  othersWords: someWords(4_000).optional().describe('Who, and what is done about it'),
  familyContactId: z.uuid('Choose a person').optional().describe('The one person who speaks to the family'),
  prompts: z
    .array(coded('parallel-processes', 'Choose from the list'))
    .max(20)
    .default([])
    .describe('What is to be followed up: each becomes a follow-up'),
  ownerId: z.uuid('Choose who asks for the answers').optional().describe('Left out: whoever leads the case'),
  words: someWords(4_000).optional().describe('What is known of how they died'),
})

export const DeathRecorded = z.object({
  id: z.uuid(),
  version: z.int(),
  followUpIds: z.array(z.uuid()),
  enquiryEnded: z.boolean().describe('An enquiry under section 42 ended with it: the adult died'),
})

const said = z.string().nullable()

export const DeathView = z.object({
  happened: z.enum(['date', 'about', 'not-known']),
  about: said,
  othersAtRisk: z.enum(['yes', 'no', 'unknown']),
  othersWords: said,
  words: said,
  familyContact: z.string().nullable(),
  enquiryEnded: z.boolean(),
  enquiryOutcome: z.string().nullable().describe('How the enquiry ended, where one was open'),
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
})
export type DeathView = z.output<typeof DeathView>
