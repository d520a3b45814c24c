import { decideAgainstWish, writeCapacity, writeHearing } from './commands.ts'

export const commands = [writeHearing, writeCapacity, decideAgainstWish]
export { hearingPart } from './case-part.ts'
