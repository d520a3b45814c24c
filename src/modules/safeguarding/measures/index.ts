import { endMeasure, putMeasure, reviewMeasure, weighMeasure } from './commands.ts'
import { listMeasures } from './queries.ts'

export const commands = [putMeasure, weighMeasure, reviewMeasure, endMeasure] as const
export const queries = [listMeasures] as const
export { pages } from './pages.ts'
export { measureWorkflow } from './workflow.ts'
