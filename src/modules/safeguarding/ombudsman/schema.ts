import { z } from 'zod'
import { coded, someWords, words } from '../concern/schema.ts'
import { concernReference, listed } from '../process/schema.ts'
import { complaintStates } from './workflow.ts'

const day = z.iso.date('Enter a real date')
const optionalDay = z.union([z.literal(''), day]).optional()

export const RecordComplaint = z.object({
  concernReference: concernReference.describe('The case that it is about'),
  receivedOn: day.describe('When the Ombudsman told us'),
  number: words('Give the Ombudsman’s own number', 100),
  complainant: words('Say who complained', 200),
  about: words('Write what the complaint is about'),
})

const OfComplaint = z.object({
  complaintId: z.uuid(),
  version: z.int().describe('The version you read'),
})

export const AddAsked = OfComplaint.extend({
  askedOn: day.describe('When the Ombudsman asked'),
  dueOn: optionalDay.describe('The day that the Ombudsman set'),
  words: words('Write what the Ombudsman asks for', 10_000),
})
export const GiveAsked = OfComplaint.extend({
  complaintItemId: z.uuid(),
  givenOn: day.describe('When it was given'),
  words: words('Write what was given', 10_000),
})
export const DecideComplaint = OfComplaint.extend({
  outcome: coded('ombudsman-outcomes', 'Say how the Ombudsman decided'),
  decidedOn: day,
  words: words('Write what the Ombudsman found'),
  remedy: someWords(10_000).optional().describe('What we are to put right'),
  remedyDueOn: optionalDay.describe('By when'),
})
export const CloseComplaint = OfComplaint.extend({
  closedOn: day,
  liftHold: z.enum(['yes', 'no'], 'Say whether the case may be forgotten in its time again'),
  words: someWords(10_000).optional().describe('What was put right, and what was learnt'),
})

export const ComplaintStepped = z.object({ id: z.uuid(), version: z.int(), state: z.enum(complaintStates) })

const text = z.string().nullable()

const Row = z.object({
  id: z.uuid(),
  reference: z.string(),
  version: z.int(),
  state: z.enum(complaintStates),
  stateLabel: z.string(),
  receivedOn: z.string(),
  nextOn: text.describe('The next day that the Ombudsman set'),
  overdue: z.boolean(),
  outcomeLabel: text,
  closedOn: text,
})

export const ComplaintView = Row.extend({
  concernReference: z.string(),
  outcome: text,
  decidedOn: text,
  remedyDueOn: text,
  number: text,
  complainant: text,
  about: text,
  decision: text,
  remedy: text,
  closing: text,
  items: z.array(
    z.object({
      id: z.uuid(),
      askedOn: z.string(),
      dueOn: text,
      givenOn: text,
      overdue: z.boolean(),
      asked: text,
      given: text,
      by: text,
      givenBy: text,
    }),
  ),
})
export type ComplaintView = z.input<typeof ComplaintView>

export const ListComplaints = z.object(listed)
export const ComplaintList = z.object({
  items: z.array(Row),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})
