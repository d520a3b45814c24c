import { concludeEnquiry, recordConclusion, signConclusion } from './commands.ts'

export const commands = [recordConclusion, signConclusion, concludeEnquiry]
