import { answerFeedback } from './answer-commands.ts'
import { possibleAskers } from './askers.ts'
import { settleNotSafer } from './not-safer-commands.ts'
import { askRelative, giveFeedback, leaveFeedback } from './plan-commands.ts'
import { answerTheme, feedbackThemes, getFeedback, listFeedback } from './queries.ts'

export const commands = [
  giveFeedback,
  leaveFeedback,
  askRelative,
  answerFeedback,
  settleNotSafer,
  answerTheme,
]
export const queries = [getFeedback, listFeedback, feedbackThemes, possibleAskers]
export { pages } from './pages.ts'
export { feedbackWorkflow } from './workflow.ts'
