import { z } from 'zod'
import { coded, someWords, words } from '../concern/schema.ts'
import { enquiryStates } from './workflow.ts'

const Versioned = z.object({
  concernId: z.uuid(),
  version: z.int().describe('The version of the enquiry that you read'),
})

export const EnquiryStepped = z.object({ id: z.uuid(), version: z.int(), state: z.enum(enquiryStates) })

export const PlanEnquiry = Versioned.extend({
  scope: words('Say what the enquiry is about', 4_000),
  findOut: someWords(4_000).optional().describe('What we want to find out'),
  who: someWords(4_000).optional().describe('Who does what'),
  targetOn: z.iso
    .date('Enter a real date, or leave it empty')
    .optional()
    .describe('By when we mean to be done'),
})

export const JudgeEnquiry = Versioned

export const PauseEnquiry = Versioned.extend({
  reason: coded('clock-pauses', 'Say why it pauses'),
  reviewOn: z.iso
    .date('Enter a real date, or leave it empty')
    .optional()
    .describe('The day it is looked at again. Left out: as the local target has it'),
  words: someWords(2_000).optional(),
})

export const ResumeEnquiry = Versioned
export const EndAtDeath = Versioned.extend({ words: someWords(4_000).optional() })

const said = z.string().nullable()

export const PlanView = z.object({
  id: z.uuid(),
  scope: said,
  findOut: said,
  who: said,
  targetOn: z.string().nullable(),
  at: z.string(),
  by: said,
})

export const EnquiryView = z
  .object({
    id: z.uuid(),
    version: z.int(),
    kind: z.enum(['section-42', 'other']),
    state: z.enum(enquiryStates),
    stateLabel: z.string(),
    ended: z.boolean(),
    openedOn: z.string(),
    dueOn: z.string().nullable().describe('A local target, not a legal deadline'),
    overdue: z.boolean(),
    endedOn: z
      .string()
      .nullable()
      .describe('Concluded: counted in the return. Closing the case is another date.'),
    pauses: z.array(
      z.object({
        reason: z.string(),
        fromOn: z.string(),
        toOn: z.string().nullable(),
        by: said,
        words: said,
      }),
    ),
    plans: z.array(PlanView).describe('The one that holds comes last'),
  })
  .nullable()
export type EnquiryView = z.input<typeof EnquiryView>
