export { masked, seenError } from './errors.ts'
export { createLog, type Log } from './log.ts'
