import { fillGuide, noteSevereDamage } from './commands.ts'

export const commands = [fillGuide, noteSevereDamage] as const
export { pages } from './pages.ts'
