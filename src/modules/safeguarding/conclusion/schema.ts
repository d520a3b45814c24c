import { z } from 'zod'
import { coded, someWords, words } from '../concern/schema.ts'

const answer = z.enum(['yes', 'no', 'unknown'], 'Say yes, no or not known')

const Versioned = z.object({
  concernId: z.uuid(),
  version: z.int().describe('The version of the enquiry that you read'),
})

export const RecordConclusion = Versioned.extend({
  riskAssessment: coded('risk-assessment-outcomes', 'Say what came of it').describe(
    'Risk assessment outcome',
  ),
  riskWorker: coded('risk-outcomes', 'Choose from the list')
    .optional()
    .describe('What became of the risk, as the worker judges it'),
  riskPerson: coded('risk-outcomes', 'Choose from the list')
    .optional()
    .describe('What became of the risk, as the person says'),
  capacity: coded('capacity', 'Say whether they lacked capacity'),
  supported: answer
    .optional()
    .describe('Where they lacked it: did an advocate, family or a friend support them?'),
  capacityWords: someWords(4_000).optional(),
  words: words('Write the conclusion'),
  personWords: someWords(4_000).optional().describe('What the person says of it'),
  spokeFreely: answer.optional().describe('Where it ends at their wish: could they speak freely?'),
  grounds: z
    .array(coded('acting-without-agreement', 'Choose from the list'))
    .max(7)
    .optional()
    .describe('Where it ends at their wish: what stands against that'),
  why: someWords(4_000).optional().describe('Why it ends all the same'),
  abuseTypes: z.array(coded('abuse-types', 'Choose from the list')).max(11).optional(),
  location: coded('risk-locations', 'Choose from the list').optional(),
})

export const SignConclusion = z.object({
  concernId: z.uuid(),
  conclusionId: z.uuid(),
  agrees: z.enum(['yes', 'no'], 'Say whether you agree'),
  words: someWords(4_000).optional(),
})

export const ConcludeEnquiry = Versioned

export const Made = z.object({ id: z.uuid() })

const said = z.string().nullable()

export const ConclusionView = z
  .object({
    id: z.uuid(),
    riskAssessment: z.string(),
    riskWorker: said,
    riskPerson: said,
    capacity: z.string(),
    supported: said,
    words: said,
    personWords: said,
    capacityWords: said,
    ceasing: z.object({ spokeFreely: said, grounds: z.array(z.string()), why: said }).nullable(),
    at: z.string(),
    by: said,
    mine: z.boolean().describe('You wrote it: somebody else signs'),
    earlier: z.int().describe('How many conclusions it supersedes'),
    needsSecond: z.boolean().describe('A second person reads it before it holds'),
    signedBy: said,
    disagreed: z.object({ by: said, words: said }).nullable(),
    location: said,
    unready: said.describe('Why it cannot be concluded yet; null where it can'),
    gaps: z.array(z.string()).describe('What the yearly return would miss'),
  })
  .nullable()
export type ConclusionView = z.input<typeof ConclusionView>
