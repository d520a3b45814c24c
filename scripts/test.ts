import { checks } from './checks.ts'
import { runTests } from './tests.ts'

/** `npm test`: every check and every test, from clean, headless. The last line says how it went. */
let passed = 0
let failed = 0
for (const check of checks) {
  const wrong = check.run()
  console.log(wrong ? `✗ ${check.name}\n${wrong}` : `✓ ${check.name}`)
  if (wrong) failed += 1
  else passed += 1
}
const tests = runTests([])
passed += tests.passed
failed += tests.failed
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
