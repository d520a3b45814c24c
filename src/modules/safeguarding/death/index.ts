import { recordDeath } from './commands.ts'

export const commands = [recordDeath] as const
export { hasDied } from './has-died.ts'
export { pages } from './pages.ts'
