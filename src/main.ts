import { prepareProcess } from './launch.ts'

prepareProcess()
const { start } = await import('./start.ts')
await start(process.env)
