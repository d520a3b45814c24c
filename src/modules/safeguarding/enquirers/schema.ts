import { z } from 'zod'
import { someWords, words } from '../concern/schema.ts'
import { orderAllows } from '../court/allows.ts'
import { requestStates } from './workflow.ts'

const answer = z.enum(['yes', 'no', 'unknown'], 'Say yes, no or not known')
const day = z.iso.date('Enter a real date, or leave it empty')

/** The check for conflicts of interest, for a home that is to enquire. */
export const Conflicts = z.object({
  'manager-or-owner-implicated': answer,
  'crime-suspected': answer,
  'several-residents': answer,
  'earlier-poor-enquiry': answer,
  'fear-of-reprisal': answer,
})

export const AskFor = z.object({
  concernId: z.uuid(),
  kind: z.enum(['enquire', 'protect'], 'Say what they are asked for'),
  askedOf: z.enum(['council', 'home', 'nhs', 'other'], 'Say who is asked'),
  conflicts: Conflicts.optional().describe('Where a home is to enquire'),
  implicated: answer
    .optional()
    .describe('Where a home is only to do something: could its manager or owner be part of it?'),
  recipientId: z.uuid('Choose from the list').optional().describe('Their account; nobody when left out'),
  whom: someWords(200).optional().describe('Who is asked, where they have no account'),
  about: someWords(200).optional().describe('Whom it is about, as the one who is asked reads it'),
  scope: words('Say what they are to find out or to do', 4_000),
  know: someWords(4_000).optional().describe('What they must know for it, and no more'),
  dueOn: day.optional().describe('By when; the local target when left out'),
  orderAllows,
})

const OfRequest = z.object({
  concernId: z.uuid(),
  requestId: z.uuid(),
  version: z.int().describe('The version you read'),
})

export const SignRequest = OfRequest.extend({
  words: words('Say why they may be asked all the same', 4_000),
  recipientId: z
    .uuid('Choose from the list')
    .optional()
    .describe('Whom you sign for by name, although they may be part of it'),
})

export const AddressRequest = OfRequest.extend({
  recipientId: z.uuid('Choose who is asked'),
  clear: z.literal('yes', 'Confirm that they are not part of it, as far as we know'),
  orderAllows,
})

export const ReportIn = OfRequest.extend({ words: words('Write what the report says') })

export const judgements = ['adequate', 'redo', 'taken-over'] as const
export const JudgeRequest = OfRequest.extend({
  verdict: z.enum(judgements, 'Say how you judge it'),
  words: words('Say why', 4_000),
  dueOn: day.optional().describe('For a new answer: by when'),
})

export const WithdrawRequest = OfRequest.extend({ words: someWords(2_000).optional() })

export const ShareItem = z.object({
  concernId: z.uuid(),
  recipientId: z.uuid('Choose who may read it'),
  purpose: z.enum(['protection', 'enquiry', 'information'], 'Say what they need it for'),
  words: words('Write what they may read', 4_000),
  orderAllows,
})

export const StopSharing = z.object({ concernId: z.uuid(), sharedItemId: z.uuid() })

export const RequestStepped = z.object({ id: z.uuid(), version: z.int(), state: z.enum(requestStates) })
export const Made = z.object({ id: z.uuid() })

const said = z.string().nullable()

export const EntryView = z.object({ kind: z.string(), at: z.string(), by: said, words: said })

export const RequestView = z.object({
  id: z.uuid(),
  reference: z.string(),
  version: z.int(),
  kind: z.enum(['enquire', 'protect']),
  askedOf: z.enum(['council', 'home', 'nhs', 'other']),
  state: z.enum(requestStates),
  stateLabel: z.string(),
  against: z.array(z.string()).describe('What stands against the home enquiring'),
  recipient: said,
  signedFor: said.describe('Whom a manager signed for by name, although they may be part of it'),
  whom: said,
  about: said,
  scope: said,
  know: said,
  dueOn: said.describe('A local target'),
  overdue: z.boolean(),
  heldBack: z
    .boolean()
    .describe('Police or a court hold back who may be told: whoever was asked does not read it now'),
  askedAt: said,
  entries: z.array(EntryView),
})
export type RequestView = z.input<typeof RequestView>

export const SharedView = z.object({
  id: z.uuid(),
  recipient: said,
  purpose: z.string(),
  words: said,
  fileId: z.uuid().nullable().describe('The file of the case that may be opened, or the copy of one'),
  at: z.string(),
  by: said,
  stoppedAt: said,
  stoppedBecause: z
    .enum(['police', 'court'])
    .nullable()
    .describe('Who holds it back; null: somebody stopped it'),
})

export const RequestsView = z.object({ requests: z.array(RequestView), shared: z.array(SharedView) })
export type RequestsView = z.input<typeof RequestsView>
