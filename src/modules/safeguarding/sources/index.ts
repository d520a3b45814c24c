import { hearSource, recordSource } from './commands.ts'
import { getSources } from './queries.ts'

export const commands = [recordSource, hearSource] as const
export const queries = [getSources] as const
export { pages } from './pages.ts'
