import { logEvidence, recordMeeting } from './commands.ts'
import { homeBeside } from './home-beside.ts'

export const commands = [recordMeeting, logEvidence]
export const queries = [homeBeside]
