import { moveToRightPerson, settleBreach } from './commands.ts'
import { codesOnFile, getBreach, listBreaches } from './queries.ts'

export const commands = [moveToRightPerson, settleBreach]
export const queries = [listBreaches, getBreach, codesOnFile]
