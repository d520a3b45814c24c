import { prepareProcess } from './launch.ts'

prepareProcess()
const { runCommandLine } = await import('./cli/command-line.ts')
process.exitCode = await runCommandLine(process.argv.slice(2))
