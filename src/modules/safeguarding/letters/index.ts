import { prepareLetter, writeLetterWish } from './commands.ts'
import { handOverLetter, stopLetter } from './end-commands.ts'
import { readLetter } from './queries.ts'

export const commands = [writeLetterWish, prepareLetter, handOverLetter, stopLetter]
export const queries = [readLetter]
export { pages } from './pages.ts'
export { letterWorkflow } from './workflow.ts'
