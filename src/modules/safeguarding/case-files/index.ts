import { addCaseFile, giveReason, markIntimate } from './commands.ts'
import { openCaseFile, readCaseFile } from './queries.ts'

export const commands = [addCaseFile, markIntimate, giveReason]
export const queries = [readCaseFile, openCaseFile]
export { pages } from './pages.ts'
