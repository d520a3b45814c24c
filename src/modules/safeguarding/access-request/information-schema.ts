import { z } from 'zod'
import { coded, words } from '../concern/schema.ts'
import { accessStates } from './workflow.ts'

const LINE = /^(.+?)\s*:\s*(\d[\d,]*)$/

/** 'Concerns received: 214', one on each line; what is no such line is left as it is, and refused. */
function linesOf(value: unknown): unknown {
  if (typeof value !== 'string') return value
  return value
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .map(line => {
      const [, label, count] = LINE.exec(line) ?? []
      return label && count ? { label, count: Number(count.replaceAll(',', '')) } : line
    })
}

const BAD = 'Write each on a line of its own, as “Concerns received: 214”'

export const AnswerInformation = z.object({
  accessRequestId: z.uuid(),
  version: z.int().describe('The version you read'),
  words: words('Write the answer', 20_000),
  figures: z
    .preprocess(
      linesOf,
      z
        .array(
          z.object(
            { label: z.string().trim().min(1).max(200), count: z.int().min(0).max(1_000_000_000) },
            BAD,
          ),
          BAD,
        )
        .max(100),
    )
    .default([])
    .describe('Counts that belong to the answer; those under five are not given'),
  total: z
    .preprocess(
      value => (value === '' ? undefined : value),
      z.coerce.number().int().min(0).max(1_000_000_000).optional(),
    )
    .describe('The sum beside them, where one is given: then a single small count cannot be worked out'),
  exemption: z
    .union([z.literal(''), coded('information-exemptions', 'Say why it is not given')])
    .optional()
    .describe('Where something is not given: why'),
  noPersonalData: z
    .preprocess(
      value => (Array.isArray(value) ? value[0] : value),
      z.union(
        [z.literal(true), z.literal('yes')],
        'Read it again, then say that nobody can be known from it',
      ),
    )
    .describe('That somebody has read it, and nobody can be known from it'),
})

export const InformationAnswered = z.object({
  id: z.uuid(),
  version: z.int(),
  state: z.enum(accessStates),
  suppressed: z.int().describe('How many counts were not given'),
})

export const Shown = z.object({ label: z.string(), count: z.int().nullable() })

export const InformationView = z
  .object({
    words: z.string().nullable(),
    figures: z.array(Shown),
    exemption: z.string().nullable(),
    exemptionLabel: z.string().nullable(),
    at: z.string(),
  })
  .nullable()

export const CountsAsked = z.object({
  year: z
    .string()
    .regex(/^\d{4}-\d{2}$/, 'Give a year such as 2025-26')
    .optional()
    .describe('April to March; the last whole year when left out'),
})
export const CountsGiven = z.object({
  year: z.string(),
  rows: z.array(Shown),
  total: z.int().nullable(),
})
