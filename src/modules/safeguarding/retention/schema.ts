import { z } from 'zod'
import { retentionHolds } from '#law/retention.ts'
import { someWords } from '../concern/schema.ts'

export const itemStates = ['listed', 'approved', 'forgotten', 'kept'] as const
const holdCodes = retentionHolds.map(one => one.code) as [string, ...string[]]

const HoldView = z.object({
  id: z.uuid(),
  about: z.enum(['concern', 'person', 'organisational', 'trust', 'review']),
  code: z.string().nullable().describe('The reference of the record; null for all about one adult'),
  reason: z.string(),
  reasonLabel: z.string(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  by: z.string().nullable(),
  words: z.string().nullable(),
})
export type HoldView = z.input<typeof HoldView>

const RetentionRow = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: z.string(),
  kindLabel: z.string(),
  code: z.string().describe('The reference of the record; for a person the end of their number'),
  since: z.string().describe('Since when it may be forgotten'),
  listedOn: z.string(),
  action: z.string(),
  citation: z.string(),
  state: z.enum(itemStates),
  holds: z.array(HoldView),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  doneAt: z.string().nullable(),
})
export type RetentionRow = z.input<typeof RetentionRow>

export const ListRetention = z.object({
  state: z.enum([...itemStates, 'all']).default('listed'),
  page: z.coerce.number().int().min(1).max(400).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(50),
})

export const RetentionList = z.object({
  items: z.array(RetentionRow),
  held: z.int(),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})

export const ApproveForgetting = z.object({
  itemIds: z.preprocess(
    value => (typeof value === 'string' ? [value] : value),
    z.array(z.uuid(), 'Choose what may be forgotten').min(1, 'Choose what may be forgotten').max(100),
  ),
  holdsChecked: z
    .preprocess(
      value => (Array.isArray(value) ? value[0] : value),
      z.union([z.literal(true), z.literal('yes')], 'Look at the holds first, then say that you have'),
    )
    .describe(
      'That inquests, reviews, police, claims, complaints, requests, inquiries and courts were looked at',
    ),
})

export const PlaceHold = z.object({
  reference: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[COTS]-[2-9A-Z]{4}-[2-9A-Z]{4}$/, 'Give the reference, such as C-7KQF-2M9D'),
  wholePerson: z
    .enum(
      ['case', 'person'],
      'Say whether it holds this record, or all that is held about the adult of a case',
    )
    .default('case'),
  reason: z.enum(holdCodes, 'Choose what holds it'),
  fromOn: z.iso.date('Enter a real date').optional(),
  untilOn: z.union([z.literal(''), z.iso.date('Enter a real date, or leave it empty')]).optional(),
  words: someWords(2_000).optional(),
})

export const LiftHold = z.object({
  holdId: z.uuid(),
})

export const ListHolds = z.object({
  page: z.coerce.number().int().min(1).max(400).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(50),
})
export const HoldList = z.object({
  items: z.array(HoldView),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})
