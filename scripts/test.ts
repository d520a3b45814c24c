import { checks, runChecks } from './checks.ts'
import { runTests } from './tests.ts'

/** `npm test`: every check and every test, from clean, headless. The last line says how it went. */
const wrong = await runChecks()
const tests = runTests([])
const failed = wrong + tests.failed
console.log(`${checks.length - wrong + tests.passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
