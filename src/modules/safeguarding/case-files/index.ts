import { addCaseFile, giveReason, markIntimate } from './commands.ts'
import { openCaseFile, readCaseFile } from './queries.ts'
import { shareFile } from './share.ts'
import { openSharedFile } from './shared.ts'

export const commands = [addCaseFile, markIntimate, giveReason, shareFile]
export const queries = [readCaseFile, openCaseFile, openSharedFile]
export { pages } from './pages.ts'
