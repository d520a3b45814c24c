import { readExchangeFolder, setMode, takeInConcerns, undoTakingIn, uploadConcerns } from './commands.ts'
import { listTakingsIn, whereCasesAreKept } from './queries.ts'

export const commands = [takeInConcerns, uploadConcerns, readExchangeFolder, undoTakingIn, setMode]
export const queries = [listTakingsIn, whereCasesAreKept]
export const schedules = [{ command: readExchangeFolder, cron: '10 4 * * *', input: {} }]
export { provideExchange } from './commands.ts'
