import { writeCircumstance } from './commands.ts'

export const commands = [writeCircumstance] as const
export { pages } from './pages.ts'
