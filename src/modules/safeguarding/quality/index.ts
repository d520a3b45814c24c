import { lookAtPattern, rereadDecision } from './commands.ts'
import { exportWorkAges, getQuality, listWorkAges } from './queries.ts'

export const commands = [rereadDecision, lookAtPattern]
export const queries = [getQuality, listWorkAges, exportWorkAges]
