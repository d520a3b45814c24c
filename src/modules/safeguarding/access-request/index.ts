import {
  endAccessRequest,
  extendAccessRequest,
  gatherRecords,
  recordAccessRequest,
  releaseRecords,
  resumeAccessRequest,
  stopAccessRequest,
} from './commands.ts'
import { decideAccessItem, decideAccessItems } from './decide.ts'
import { answerInformation, countsForInformation } from './information.ts'
import { getAccessRequest, getBundle, listAccessRequests } from './queries.ts'
import { getBundleZip } from './zip-query.ts'

export const commands = [
  recordAccessRequest,
  stopAccessRequest,
  resumeAccessRequest,
  gatherRecords,
  decideAccessItem,
  decideAccessItems,
  extendAccessRequest,
  releaseRecords,
  endAccessRequest,
  answerInformation,
]
export const queries = [listAccessRequests, getAccessRequest, getBundle, getBundleZip, countsForInformation]
