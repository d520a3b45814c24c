import { acceptElsewhere, doTell, recordPlaces } from './commands.ts'

export const commands = [recordPlaces, acceptElsewhere, doTell]
export { responsibilityPart } from './case-part.ts'
