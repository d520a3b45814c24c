import { checks } from './checks.ts'
import { runTests } from './tests.ts'

/** `npm run check`: types, lint, import rules, unused and duplicate code, sizes, and the tests beside the code. */
const failed = checks.filter(check => {
  const wrong = check.run()
  console.log(wrong ? `✗ ${check.name}\n${wrong}` : `✓ ${check.name}`)
  return wrong !== undefined
})
const quick = process.argv.includes('--quick')
const tests = quick ? { passed: 0, failed: 0 } : runTests(['src', 'scripts'])
const bad = failed.length + tests.failed
console.log(`${checks.length - failed.length + tests.passed} passed, ${bad} failed`)
process.exit(bad > 0 ? 1 : 0)
