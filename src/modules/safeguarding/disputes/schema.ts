import { z } from 'zod'
import { coded, someWords, words } from '../concern/schema.ts'
import { disputeStates } from './workflow.ts'

const day = z.iso.date('Enter a real date')

export const RecordDispute = z.object({
  concernId: z.uuid(),
  about: coded('dispute-subjects', 'Say which decision they dispute'),
  side: coded('dispute-sides', 'Say who disputes it'),
  who: words('Say by name who disputes it', 200),
  said: words('Write what they say, in their own words'),
  wants: someWords(4_000).optional().describe('What they want instead, in their own words'),
  receivedOn: day.describe('When they said so'),
})

const OfDispute = z.object({
  concernId: z.uuid(),
  disputeId: z.uuid(),
  version: z.int().describe('The version you read'),
})

export const NameReviewer = OfDispute.extend({
  reviewerId: z.uuid('Choose who reviews it').describe('An officer who took no part in the case'),
})
export const DecideDispute = OfDispute.extend({
  outcome: coded('dispute-outcomes', 'Say how it came out'),
  reason: words('Say why', 10_000),
})
export const TellDispute = OfDispute.extend({
  toldOn: day,
  whom: words('Say who was told', 500),
  words: someWords(4_000).optional().describe('How they were told, and what they said'),
})
export const EscalateDispute = OfDispute.extend({
  whom: words('Say by name whom it goes to', 200),
  byOn: day.describe('By when they answer'),
  words: someWords(4_000).optional(),
})
export const RouteDispute = OfDispute.extend({
  route: coded('dispute-routes', 'Say where they take it'),
  onDate: day.describe('When they were told how, or said that they would'),
  words: someWords(4_000).optional(),
})
export const WithdrawDispute = OfDispute.extend({ words: words('Write what they said', 4_000) })

export const DisputeStepped = z.object({ id: z.uuid(), version: z.int(), state: z.enum(disputeStates) })

const text = z.string().nullable()

export const EntryView = z.object({
  id: z.uuid(),
  kind: z.string(),
  code: text,
  codeLabel: text,
  onDate: text,
  at: z.string(),
  by: text,
  account: text.describe('Whom it names'),
  whom: text,
  words: text,
})
export type EntryView = z.input<typeof EntryView>

const Row = z.object({
  id: z.uuid(),
  version: z.int(),
  about: z.string(),
  aboutLabel: z.string(),
  side: z.string(),
  sideLabel: z.string(),
  state: z.enum(disputeStates),
  stateLabel: z.string(),
  receivedOn: z.string(),
  dueOn: text.describe('A local target'),
  escalatedBy: text,
  overdue: z.boolean(),
  reviewer: text,
  reviewerId: z.uuid().nullable(),
})

export const DisputeView = Row.extend({
  who: text,
  said: text,
  wants: text,
  entries: z.array(EntryView).describe('In order of time'),
})
export type DisputeView = z.input<typeof DisputeView>

export const DisputesPart = z.object({ items: z.array(DisputeView) })
export type DisputesPart = z.input<typeof DisputesPart>

export const ListDisputes = z.object({
  open: z.enum(['true', 'false', '']).default('true'),
  page: z.coerce.number().int().min(1).max(400).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
})
export const DisputeList = z.object({
  items: z.array(
    Row.extend({ concernId: z.uuid(), reference: z.string(), adult: z.string(), mine: z.boolean() }),
  ),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})
