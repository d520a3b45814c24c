import { askOther, chaseWait, endWait } from './commands.ts'

export { pages } from './pages.ts'

export const commands = [askOther, chaseWait, endWait]
