import { endSupport, nameSupporter, recordContact } from './commands.ts'

export const commands = [nameSupporter, recordContact, endSupport] as const
export { pages } from './pages.ts'
export { supportWorkflow } from './workflow.ts'
