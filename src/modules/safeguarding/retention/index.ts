import { approveForgetting, liftHold, placeHold } from './commands.ts'
import { forgetApproved, listDueRecords, schedules } from './jobs.ts'
import { listHolds, listRetention } from './queries.ts'

export const commands = [approveForgetting, placeHold, liftHold, listDueRecords, forgetApproved]
export const queries = [listRetention, listHolds]
export { schedules }
