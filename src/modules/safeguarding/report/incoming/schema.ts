import { z } from 'zod'
import { dangers } from '../../concern/schema.ts'
import { Reach, ReplyView } from '../../reply/schema.ts'
import { sortKinds } from '../sorting/schema.ts'
import { reportStates } from '../workflow.ts'

const words = z.string().nullable()
export const incomingLists = ['waiting', 'worries', 'all'] as const

export const ListReportsIn = z.object({
  list: z
    .enum(incomingLists)
    .default('waiting')
    .describe('Not sorted yet or with messages nobody has read; worries and complaints; everything'),
  page: z.coerce.number().int().min(1).max(400).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
})

export const ReportInRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  received: z.string().describe('When it came in; the start of the half day where that is all that is known'),
  halfDay: z.boolean(),
  door: z.string(),
  naming: z.enum(['named', 'name-withheld', 'anonymous']),
  relation: z.string().nullable(),
  home: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  danger: z.enum(dangers),
  start: z.string().describe('How the account begins'),
  state: z.enum(reportStates),
  kinds: z.array(z.enum(sortKinds)).describe('What it was sorted as'),
  sortBy: z.iso.date().describe('A local target, not a legal deadline'),
  unread: z.int().describe('Messages of the reporter that nobody has read'),
})
export type ReportInRow = z.input<typeof ReportInRow>

export const ReportsIn = z.object({
  items: z.array(ReportInRow),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})

export const SortingView = z.object({
  id: z.uuid(),
  kinds: z.array(z.enum(sortKinds)),
  route: z.string().nullable(),
  reason: words,
  at: z.string(),
  by: z.string().nullable(),
})

export const ParaphraseView = z.object({
  id: z.uuid(),
  couldTell: z.enum(['yes', 'no', 'not-sure']),
  words: words,
  why: words,
  at: z.string(),
  by: z.string().nullable(),
})

export const ReportIn = ReportInRow.omit({ start: true }).extend({
  version: z.int(),
  words: z.object({
    account: words,
    adultName: words,
    adultTold: words,
    adultAge: words,
    place: words,
    happenedAbout: words,
    happenedOn: words,
    reporterName: words,
    reporterContact: words,
  }),
  messages: z.array(
    z.object({
      id: z.uuid(),
      side: z.enum(['reporter', 'council']),
      at: z.string(),
      halfDay: z.boolean(),
      by: z.string().nullable(),
      read: z.boolean(),
      words: words,
    }),
  ),
  reporter: Reach,
  replies: z.array(ReplyView).describe('What they were answered, after which check, in order of time'),
  photographs: z.array(z.object({ id: z.uuid(), mediaType: z.string(), hidden: z.boolean() })),
  sortings: z.array(SortingView).describe('The one that holds comes last'),
  paraphrases: z.array(ParaphraseView).describe('The one that holds comes last'),
  concerns: z.array(
    z.object({ id: z.uuid(), reference: z.string(), adult: z.string(), stateLabel: z.string() }),
  ),
  likely: z.array(z.object({ id: z.uuid(), name: z.string() })).describe('Adults known by a name like this'),
})
export type ReportIn = z.input<typeof ReportIn>
