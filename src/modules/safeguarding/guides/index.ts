import { fillGuide } from './commands.ts'

export const commands = [fillGuide] as const
export { pages } from './pages.ts'
