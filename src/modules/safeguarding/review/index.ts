import type { AnyCommand, AnyQuery } from '#platform/module.ts'
import { decideReview, draftReview, finishReview, noteReview, referReview, screenReview } from './commands.ts'
import {
  acceptRecommendation,
  addRecommendation,
  answerForReview,
  askForReview,
  carryOutRecommendation,
  declineRecommendation,
} from './part-commands.ts'
import { getReview, listReviews } from './queries.ts'

export { reviewPages } from './pages.ts'
export { reviewPolicy } from './policy.ts'

export { reviewHref } from './view.ts'
export { recommendationWorkflow, reviewWorkflow } from './workflow.ts'

export const reviewCommands: readonly AnyCommand[] = [
  referReview,
  screenReview,
  decideReview,
  noteReview,
  askForReview,
  answerForReview,
  draftReview,
  finishReview,
  addRecommendation,
  acceptRecommendation,
  carryOutRecommendation,
  declineRecommendation,
]

export const reviewQueries: readonly AnyQuery[] = [listReviews, getReview]

export const reviewNavigation = {
  label: 'Reviews',
  href: '/safeguarding/reviews',
  roles: ['board-member', 'safeguarding-manager'],
  order: 15,
} as const
