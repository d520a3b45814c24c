import { pauseConcern, resumeConcern } from './commands.ts'

export { pages } from './pages.ts'

export const commands = [pauseConcern, resumeConcern]
