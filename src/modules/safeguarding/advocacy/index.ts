import { takeAdvocateStep, writeAdvocacy } from './commands.ts'

export const commands = [writeAdvocacy, takeAdvocateStep]
export { advocacyPart } from './case-part.ts'
