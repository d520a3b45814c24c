import { askReach, writeCard } from './units.ts'

export const commands = [writeCard]
export const queries = [askReach]
export { contactPart } from './case-part.ts'
