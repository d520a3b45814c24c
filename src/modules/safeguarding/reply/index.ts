import { noteNotGiven, readMessages, replyToReporter } from './commands.ts'

export const commands = [replyToReporter, noteNotGiven, readMessages]
export { reporterPart } from './case-part.ts'
