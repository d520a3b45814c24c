import { recordDeath } from './commands.ts'

export const commands = [recordDeath] as const
export { pages } from './pages.ts'
