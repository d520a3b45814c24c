import { z } from 'zod'
import { coded, someWords } from '../concern/schema.ts'
import { orderAllows } from '../court/allows.ts'

const answer = z.enum(['yes', 'no', 'unknown'], 'Say yes, no or not known')

/** What is asked each time before anything is said to whoever reported, from a case and from a report alike. */
const Check = {
  couldBeSource: answer.describe('Could they be, or be close to, the source of risk?'),
  restricted: answer.describe('Do police or a court restrict what may be said?'),
  ground: z
    .union([z.literal('none'), coded('reply-grounds', 'Say what they may know')], 'Say what they may know')
    .describe('Why they may know more than that it was received; "none": no more than that'),
  hasCapacity: answer
    .optional()
    .describe('Has the adult capacity for this decision? Asked for best interests'),
  more: someWords(10_000).optional().describe('The exact text, where more than the receipt is said'),
  how: z.enum(['message', 'telephone'], 'Say how they are told'),
}

export const ReplyToReporter = z.object({ concernId: z.uuid(), ...Check, orderAllows })
export const WriteToReporter = z.object({ reportId: z.uuid(), ...Check })
/** What was answered to the check. */
export type Checked = Omit<z.output<typeof ReplyToReporter>, 'concernId'>

export const Replied = z.object({
  id: z.uuid(),
  may: z.enum(['receipt-only', 'more']),
  messageId: z.uuid().nullable(),
})

export const NoteNotGiven = z.object({
  concernId: z.uuid(),
  reason: coded('feedback-not-given', 'Say why no answer is given'),
  words: someWords(2_000).optional(),
})

const text = z.string().nullable()

export const Reach = z.object({
  reach: z.enum(['account', 'code', 'telephone', 'none']),
  reader: z.string().describe('Who would read an answer, and how'),
  held: z.boolean().describe('Police have asked us to wait with answers'),
})
export type ReachView = z.output<typeof Reach>

export const ReplyView = z.object({
  id: z.uuid(),
  at: z.string(),
  by: text,
  how: z.enum(['message', 'telephone', 'not-given']),
  notGiven: text,
  may: text,
  words: text,
})

export const ReporterPart = Reach.extend({
  answered: z.boolean(),
  unread: z.int().describe('What the reporter wrote and nobody has marked as read'),
  messages: z
    .array(
      z.object({
        id: z.uuid(),
        side: z.enum(['reporter', 'council']),
        at: z.string(),
        read: z.boolean(),
        words: text,
      }),
    )
    .describe('In order of time'),
  replies: z.array(ReplyView).describe('In order of time'),
})
export type ReporterPart = z.input<typeof ReporterPart>
