import { liftHold, reviewHold, tellPolice } from './commands.ts'

export const commands = [tellPolice, reviewHold, liftHold]
