import { z } from 'zod'
import { coded, someWords, words } from '../concern/schema.ts'
import { feedbackStates } from './workflow.ts'

const Versioned = z.object({ feedbackId: z.uuid(), version: z.int().describe('The version you read') })

export const PlanFeedback = z.object({
  concernId: z.uuid(),
  relative: words('Say who is asked, and how to reach them safely', 1_000).describe(
    'A relative, about their own experience, where the adult agrees',
  ),
  adultAgrees: z.literal('yes', 'Ask the adult first whether they want this'),
})

export const GiveFeedback = Versioned.extend({ askerId: z.uuid('Choose who asks') })

export const LeaveFeedback = Versioned.extend({
  notAsked: coded('survey-not-asked', 'Say why they are not asked'),
})

const unknown = z.enum(['yes', 'no', 'unknown'], 'Say yes, no or not known')

export const AnswerFeedback = Versioned.extend({
  answeredBy: coded('survey-answered-by', 'Say who answered'),
  helperClose: unknown.optional().describe('May whoever helped be, or be close to, the source of risk?'),
  helperOfHome: unknown.optional().describe('Is whoever helped of the home?'),
  adultAgrees: unknown.optional().describe('Does the adult want their help?'),
  adultCanAnswer: unknown.optional().describe('Could the adult answer, with help?'),
  answeredOn: z.iso.date('Enter the day they answered'),
  listened: coded('felt-listened-to', 'Say whether they felt listened to'),
  safer: coded('feels-safer', 'Say whether they feel safer'),
  listenedWords: someWords(4_000).optional(),
  saferWords: someWords(4_000).optional(),
  change: someWords(4_000).optional().describe('What they would change, in their own words'),
  themes: z.array(z.string().max(50)).max(6).optional().describe('Themes of what they said'),
})

export const FeedbackView = z.object({
  id: z.uuid(),
  concernId: z.uuid(),
  version: z.int(),
  kind: z.enum(['adult', 'relative']),
  adult: z.object({ id: z.uuid(), name: z.string() }),
  home: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  state: z.enum(feedbackStates),
  stateLabel: z.string(),
  dueOn: z.string().describe('A local target, not a legal deadline'),
  overdue: z.boolean(),
  asker: z.string().nullable(),
  mine: z.boolean(),
  mayAsk: z.string().nullable().describe('Why it may not be asked now; null where it may'),
  reach: z
    .string()
    .nullable()
    .describe('How to ask: the safe way that the adult chose; for a relative, whom to ask and how'),
  notAsked: z.string().nullable(),
  listened: z.string().nullable(),
  safer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredOn: z.string().nullable(),
  listenedWords: z.string().nullable(),
  saferWords: z.string().nullable(),
  change: z.string().nullable(),
  themes: z.array(z.string()),
})
export type FeedbackView = z.input<typeof FeedbackView>

export const ListFeedback = z.object({
  list: z.enum(['to-ask', 'mine', 'answered', 'not-safer']).default('to-ask'),
  page: z.coerce.number().int().min(1).max(400).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
})

export const FeedbackList = z.object({
  items: z.array(FeedbackView),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})

export const SettleNotSafer = z.object({
  notSaferId: z.uuid(),
  version: z.int(),
  contactedOn: z.iso.date('Enter the day you spoke with them').optional(),
  safety: words('Write what you found: how safe are they now, and how do you know?', 4_000),
  wants: someWords(4_000).optional().describe('What they want, in their own words'),
  outcome: coded('not-safer-outcomes', 'Choose what happens next').optional(),
  reason: someWords(4_000).optional(),
})

export const NotSaferView = z.object({
  id: z.uuid(),
  concernId: z.uuid(),
  version: z.int(),
  lookOn: z.string(),
  contactBy: z.string(),
  overdue: z.boolean(),
  lookedAt: z.string().nullable(),
  contactedOn: z.string().nullable(),
  outcome: z.string().nullable(),
  named: z.string().nullable(),
  safety: z.string().nullable(),
  wants: z.string().nullable(),
  reason: z.string().nullable(),
})
export type NotSaferView = z.input<typeof NotSaferView>

export const Themes = z.object({
  answered: z.int(),
  items: z.array(
    z.object({
      theme: z.string(),
      name: z.string(),
      people: z.int().nullable().describe('Null where fewer than five people said it'),
      answers: z.array(
        z.object({
          id: z.uuid(),
          kind: z.enum(['change', 'why-not']),
          words: z.string(),
          answeredAt: z.string(),
        }),
      ),
    }),
  ),
  listened: z.array(z.object({ label: z.string(), count: z.int() })).nullable(),
  safer: z.array(z.object({ label: z.string(), count: z.int() })).nullable(),
  notAsked: z.array(z.object({ label: z.string(), count: z.int() })),
})
export type Themes = z.input<typeof Themes>

export const AnswerTheme = z.object({
  theme: z.string().max(50),
  kind: z.enum(['change', 'why-not'], 'Say whether something changes'),
  publicWords: words('Say what changes, or why not, so that everybody may read it', 1_000),
})
