import { checks, runChecks } from './checks.ts'
import { runTests } from './tests.ts'

/** `npm run check`: types, lint, import rules, unused and duplicate code, sizes, and the tests beside the code. */
const wrong = await runChecks()
const quick = process.argv.includes('--quick')
const tests = quick ? { passed: 0, failed: 0 } : runTests(['src', 'scripts'])
const failed = wrong + tests.failed
console.log(`${checks.length - wrong + tests.passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
