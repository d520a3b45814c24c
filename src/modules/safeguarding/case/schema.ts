import { z } from 'zod'
import { ConcernRowView } from '../concern/schema.ts'

const words = z.string().nullable()

export const DecisionView = z.object({
  id: z.uuid(),
  outcome: z.string(),
  outcomeLabel: z.string(),
  limbs: z.array(z.object({ code: z.string(), question: z.string(), answer: z.string(), words: words })),
  reason: z.string().nullable(),
  reasonWords: words,
  route: z.string().nullable(),
  lawVersion: z.string(),
  citation: z.string(),
  thresholdVersion: z.string(),
  decidedAt: z.string(),
  decidedBy: z.string().nullable(),
  supersedes: z.uuid().nullable(),
})
export type DecisionView = z.input<typeof DecisionView>

export const NoteView = z.object({
  id: z.uuid(),
  kind: z.string(),
  at: z.string(),
  by: z.string().nullable(),
  words: words,
})

export const ReportView = z.object({
  id: z.uuid(),
  reference: z.string(),
  door: z.string(),
  naming: z.enum(['named', 'name-withheld', 'anonymous']),
  relation: z.string().nullable(),
  reporterName: words,
  reporterContact: words,
  receivedAt: z.string(),
})

export const RelatedView = ConcernRowView.pick({
  id: true,
  reference: true,
  adult: true,
  state: true,
  stateLabel: true,
  receivedAt: true,
}).extend({ kind: z.string() })

export const CaseView = ConcernRowView.extend({
  words: z.object({
    account: words,
    danger: words,
    place: words,
    happenedAbout: words,
    adultKnows: words,
    adultWants: words,
  }),
  happenedOn: z.string().nullable(),
  report: ReportView,
  decisions: z.array(DecisionView).describe('The one that holds comes last'),
  notes: z.array(NoteView).describe('The newest first'),
  related: z.array(RelatedView).describe('Linked concerns and others about this adult that you may see'),
  people: z.array(z.object({ accountId: z.uuid(), name: z.string(), role: z.string(), since: z.string() })),
  adultDiedOn: z.string().nullable(),
  parts: z
    .record(z.string(), z.unknown())
    .describe('What the parts of a case add: safe contact, enquiry and so on'),
})
export type CaseView = z.input<typeof CaseView>
