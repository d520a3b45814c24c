import { z } from 'zod'
import { coded, someWords, words } from '../concern/schema.ts'
import { planActionStates } from './workflow.ts'

export const AddPlanAction = z.object({
  concernId: z.uuid(),
  what: words('Say what is to be done', 2_000),
  ownerId: z.uuid('Choose who does it'),
  dueOn: z.iso.date('Say by when'),
})

export const SettlePlanAction = z.object({
  concernId: z.uuid(),
  actionId: z.uuid(),
  version: z.int().describe('The version of the action that you read'),
  result: z.enum(['done', 'not-done'], 'Say whether it is done'),
  words: someWords(2_000).optional().describe('How it went; for what is not done, the reason'),
})

export const PlanActionStepped = z.object({
  id: z.uuid(),
  version: z.int(),
  state: z.enum(planActionStates),
})

export const ReviewPlan = z.object({
  concernId: z.uuid(),
  outcome: coded('plan-review-outcomes', 'Say what the review found'),
  found: words('Say how it stands', 4_000),
  thinks: someWords(2_000).optional().describe('What the adult says of it, in their words'),
  nextOn: z.iso.date('Enter a real date').optional().describe('The next review, while the plan runs'),
})

const said = z.string().nullable()

export const PlanActionView = z.object({
  id: z.uuid(),
  version: z.int(),
  what: said,
  owner: z.string().nullable(),
  dueOn: z.string(),
  overdue: z.boolean(),
  state: z.enum(planActionStates),
  stateLabel: z.string(),
  madeAt: z.string(),
  settledAt: z.string().nullable(),
  settledWords: said,
})
export type PlanActionView = z.output<typeof PlanActionView>

export const PlanReviewView = z.object({
  id: z.uuid(),
  outcome: z.string(),
  outcomeLabel: z.string(),
  at: z.string(),
  by: z.string().nullable(),
  found: said,
  thinks: said,
  nextOn: z.string().nullable(),
})

export const PlanView = z.object({
  actions: z.array(PlanActionView),
  reviews: z.array(PlanReviewView).describe('The oldest first'),
  nextReviewOn: z.string().nullable().describe('Until the first review a local target'),
  ended: z.boolean(),
})
export type PlanView = z.output<typeof PlanView>
