import { z } from 'zod'
import { coded, words as said, someWords } from '../concern/schema.ts'
import { day, HomeNamed, LinkedConcern, listed, version, words } from '../process/schema.ts'
import { recommendationStates, reviewStates } from './workflow.ts'

export const One = z.object({ reviewId: z.uuid() })
const Versioned = One.extend({ version })
const state = z.enum(reviewStates)

export const Moved = z.object({ id: z.uuid(), version: z.int(), state })

export const ReferReview = z.object({
  who: said('Say whom it is about', 500).describe('The adult, as far as known'),
  words: said('Say what happened, and how those who worked with them might have worked together better'),
  homeId: z.uuid('Choose the home from the list').optional(),
  harm: coded('review-individuals', 'Say whether they died or live').describe(
    'What serious harm they came to',
  ),
  knownReference: someWords(40).optional().describe('A reference that you know: of a concern or a report'),
})

export const ScreenReview = Versioned.extend({
  words: said('Say what the screening found', 8_000),
  concernReferences: z.array(z.string().trim().toUpperCase()).max(20).optional(),
})

const answer = z.enum(['yes', 'no', 'unknown'], 'Say yes, no or not known')
export const ReviewAnswers = z.object({
  needs: answer,
  'working-together': answer,
  died: answer,
  abuse: answer,
  serious: answer,
})

export const DecideReview = Versioned.extend({
  answers: ReviewAnswers,
  outcome: z.enum(['mandatory', 'discretionary', 'none'], 'Say what the Board decided'),
  words: said('Give the Board’s reasons', 8_000),
})

export const NoteReview = Versioned.extend({
  died: z.coerce.number().int().min(0).max(100).describe('How many suffered serious harm and died'),
  survived: z.coerce.number().int().min(0).max(100).describe('How many suffered serious harm and survived'),
  advocate: z
    .enum(['arranged', 'not-needed', 'not-known'], 'Say how it stands')
    .describe('An advocate under section 68'),
  advocateWords: someWords(2_000).optional(),
  parallel: z
    .array(coded('parallel-processes', 'Choose from the list'))
    .max(30)
    .default([])
    .describe('An inquest, a police investigation and so on'),
  parallelWords: someWords(4_000).optional(),
})

export const AskForReview = One.extend({
  kind: z.enum(['section-45', 'person', 'family'], 'Choose what it is'),
  of: said('Say who is asked', 300),
  words: said('Say what they are asked for', 8_000),
  askedOn: day,
  dueOn: day.optional(),
})

export const AnswerForReview = One.extend({
  askingId: z.uuid(),
  version,
  answeredOn: day,
  answer: z.enum(['given', 'given-in-part', 'refused', 'accepted', 'declined'], 'Say what they answered'),
  words: someWords(8_000).optional(),
})

export const DraftReview = Versioned.extend({ words: said('Say what the draft says, in short', 8_000) })

export const FinishReview = Versioned.extend({
  publish: z.enum(['yes', 'no'], 'Say whether it is published'),
  words: said('Say where it is published, or why it is not', 4_000),
})

export const AddRecommendation = One.extend({
  words: said('Say what is recommended', 4_000),
  owner: said('Say who carries it out: a body or a post', 300),
  homeId: z.uuid('Choose the home from the list').optional().describe('The home it is about, if it is one'),
  dueOn: day.describe('By when'),
})

const Recommended = One.extend({ recommendationId: z.uuid(), version })
export const AcceptRecommendation = Recommended.extend({ dueOn: day.optional() })
export const CarryOutRecommendation = Recommended.extend({ words: said('Say what the proof is', 4_000) })
export const DeclineRecommendation = Recommended.extend({
  words: said('Give the Board’s reason: it stands in the annual report', 4_000),
})
export const RecommendationMoved = z.object({
  id: z.uuid(),
  version: z.int(),
  state: z.enum(recommendationStates),
})

export const RecommendationView = z.object({
  id: z.uuid(),
  number: z.int(),
  version: z.int(),
  state: z.enum(recommendationStates),
  stateLabel: z.string(),
  text: words,
  owner: words,
  home: HomeNamed.nullable(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  settled: words,
})
export type RecommendationView = z.input<typeof RecommendationView>

const AskingView = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: z.enum(['section-45', 'person', 'family']),
  of: words,
  text: words,
  askedOn: z.string(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  answeredOn: z.string().nullable(),
  answer: z.string().nullable(),
  answerWords: words,
})
export type AskingView = z.input<typeof AskingView>

export const ReviewRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  version: z.int(),
  who: words,
  home: HomeNamed.nullable(),
  state,
  stateLabel: z.string(),
  kind: z.enum(['mandatory', 'discretionary']).nullable(),
  died: z.int(),
  survived: z.int(),
  referredAt: z.string(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  recommendations: z.int(),
  outstanding: z.int().describe('Recommendations neither carried out nor decided against'),
})
export type ReviewRow = z.input<typeof ReviewRow>

export const ReviewView = ReviewRow.extend({
  why: words,
  knownReference: words,
  screening: words,
  screenedBy: z.string().nullable(),
  onTheCase: z.boolean().describe('You worked on a linked case: you neither screen nor redact'),
  advocate: z.enum(['arranged', 'not-needed', 'not-known']),
  advocateWords: words,
  parallel: z.array(z.object({ code: z.string(), label: z.string() })),
  parallelWords: words,
  commissionedOn: z.string().nullable(),
  aimOn: z.string().nullable(),
  draftOn: z.string().nullable(),
  draft: words,
  publishedOn: z.string().nullable(),
  publication: words,
  decisions: z.array(
    z.object({
      id: z.uuid(),
      outcome: z.enum(['mandatory', 'discretionary', 'none']),
      test: z.string(),
      citation: z.string(),
      reasons: words,
      decidedAt: z.string(),
      decidedBy: z.string().nullable(),
    }),
  ),
  askings: z.array(AskingView),
  recommendationList: z.array(RecommendationView),
  concerns: z.array(LinkedConcern),
})
export type ReviewView = z.input<typeof ReviewView>

export const ListReviews = z.object(listed)
export const ReviewList = z.object({
  items: z.array(ReviewRow),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})
