import { writeCircumstance } from './commands.ts'
import { closedHomes, tellOfClosedHomes } from './home-closed.ts'

export const commands = [writeCircumstance, tellOfClosedHomes] as const
export const schedules = [closedHomes]
export { pages } from './pages.ts'
