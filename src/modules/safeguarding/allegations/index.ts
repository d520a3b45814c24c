import { makeFinding, recordAllegation } from './commands.ts'

export const commands = [recordAllegation, makeFinding] as const
export { pages } from './pages.ts'
