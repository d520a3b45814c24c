import { tellCouncil } from './tell.ts'
import { addToReport, comeBack, readThread } from './way-back.ts'

export { openPages } from './pages/index.ts'

export const commands = [tellCouncil, comeBack, addToReport] as const
export const queries = [readThread] as const
