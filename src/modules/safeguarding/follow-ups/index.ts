import { addFollowUp, findNotCandid, recordCandour, stepFollowUp } from './commands.ts'
import { listFollowUps } from './queries.ts'
import { remindOfFollowUps } from './reminders.ts'

export const commands = [addFollowUp, stepFollowUp, recordCandour, findNotCandid, remindOfFollowUps] as const
export const queries = [listFollowUps] as const
export { pages } from './pages.ts'
export { owedPanel } from './panel.ts'
export { schedule } from './reminders.ts'
export { followUpWorkflow } from './workflow.ts'
