import { addWorkingDays } from '#law/working-days.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const reviewStates = [
  'referred',
  'screened',
  'declined',
  'commissioned',
  'drafted',
  'published',
  'not-published',
] as const
export type ReviewState = (typeof reviewStates)[number]
export type ReviewAction = 'screen' | 'decideReview' | 'decideNone' | 'draft' | 'publish' | 'keepUnpublished'

export interface ReviewInState {
  readonly state: ReviewState
}

const board: readonly PersonRole[] = ['board-member', 'safeguarding-manager']
const members: readonly PersonRole[] = ['board-member']
const source = 'No statute fixes a number of days for screening; the guidance hopes for six months in all'

/** A safeguarding adults review under section 44. The decision is the Board's. */
export const reviewWorkflow: Workflow<ReviewState, ReviewAction, ReviewInState> = {
  name: 'safeguarding.adults-review',
  subject: 'safeguarding adults review',
  initial: 'referred',
  states: {
    referred: { label: 'Referred', tone: 'waiting' },
    screened: { label: 'Waiting for the Board’s decision', tone: 'waiting' },
    declined: { label: 'No review', tone: 'neutral' },
    commissioned: { label: 'Under way', tone: 'active' },
    drafted: { label: 'Draft with the Board', tone: 'active' },
    published: { label: 'Published', tone: 'good', ended: true },
    'not-published': { label: 'Finished, not published', tone: 'neutral', ended: true },
  },
  actions: {
    screen: {
      ...{ from: ['referred'], to: 'screened', label: 'Screen the referral', done: 'Screened' },
      ...{ can: 'review.work', roles: board, tone: 'primary' },
    },
    decideReview: {
      ...{ from: ['screened', 'declined'], to: 'commissioned', label: 'The Board decides: a review' },
      ...{ done: 'Decided: a review', can: 'review.decide', roles: members, tone: 'primary' },
    },
    decideNone: {
      ...{ from: ['screened'], to: 'declined', label: 'The Board decides: no review' },
      ...{ done: 'Decided: no review', can: 'review.decide', roles: members },
    },
    draft: {
      ...{ from: ['commissioned'], to: 'drafted', label: 'The draft is with the Board' },
      ...{ done: 'The draft is with the Board', can: 'review.work', roles: board },
    },
    publish: {
      ...{ from: ['drafted'], to: 'published', label: 'Publish', done: 'Published' },
      ...{ can: 'review.decide', roles: members },
    },
    keepUnpublished: {
      ...{ from: ['drafted'], to: 'not-published', label: 'Finish without publishing' },
      ...{ done: 'Finished, not published', can: 'review.decide', roles: members },
    },
  },
  clocks: {
    referred: {
      ...{ name: 'Screen the referral', days: 20, counting: 'working', standing: 'local target' },
      source,
    },
  },
}

export function reviewDue(state: ReviewState, today: Temporal.PlainDate): string | null {
  const clock = reviewWorkflow.clocks?.[state]
  return clock ? addWorkingDays(today, clock.days).toString() : null
}

export const recommendationStates = ['proposed', 'accepted', 'carried-out', 'not-carried-out'] as const
export type RecommendationState = (typeof recommendationStates)[number]
export type RecommendationAction = 'accept' | 'carryOut' | 'decideNot'

export interface RecommendationInState {
  readonly state: RecommendationState
}

/** One recommendation. That it is not carried out is the Board's recorded decision, for its annual report. */
export const recommendationWorkflow: Workflow<
  RecommendationState,
  RecommendationAction,
  RecommendationInState
> = {
  name: 'safeguarding.review-recommendation',
  subject: 'recommendation',
  initial: 'proposed',
  states: {
    proposed: { label: 'Proposed', tone: 'waiting' },
    accepted: { label: 'Accepted', tone: 'active' },
    'carried-out': { label: 'Carried out', tone: 'good', ended: true },
    'not-carried-out': { label: 'Not carried out: the Board’s decision', tone: 'neutral' },
  },
  actions: {
    accept: {
      ...{ from: ['proposed', 'not-carried-out'], to: 'accepted', label: 'The Board accepts it' },
      ...{ done: 'Accepted', can: 'review.decide', roles: members, tone: 'primary' },
    },
    carryOut: {
      ...{ from: ['accepted'], to: 'carried-out', label: 'It was carried out, with proof' },
      ...{ done: 'Carried out', can: 'review.work', roles: board },
    },
    decideNot: {
      ...{ from: ['proposed', 'accepted'], to: 'not-carried-out' },
      ...{ label: 'The Board decides not to carry it out', done: 'Decided: not carried out' },
      ...{ can: 'review.decide', roles: members },
    },
  },
}
