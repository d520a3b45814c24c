import { askFor } from './ask.ts'
import { answerRequest, listAsked, readAsked } from './asked-units.ts'
import {
  addressRequest,
  judgeRequest,
  reportIn,
  shareItem,
  signRequest,
  stopSharing,
  withdrawRequest,
} from './commands.ts'
import { listRecipients } from './recipients.ts'
import { remindOfRequests } from './reminders.ts'

export const commands = [
  askFor,
  signRequest,
  addressRequest,
  reportIn,
  judgeRequest,
  withdrawRequest,
  shareItem,
  stopSharing,
  answerRequest,
  remindOfRequests,
]
export const queries = [listRecipients, listAsked, readAsked]
