import { addAround, barAround, tellRoute } from './commands.ts'

export const commands = [addAround, barAround, tellRoute]
export { aroundPart } from './case-part.ts'
