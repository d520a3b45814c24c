import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { runCommandLine } from './command-line.ts'
import { captured } from './testing.ts'
import { verbs } from './verbs.ts'

const written = captured()
const names = verbs.map(verb => verb.name)

describe('help', () => {
  test.each([[[]], [['help']], [['--help']], [['-h']]])('for %j lists every verb, exit 0', async typed => {
    expect(await runCommandLine(typed)).toBe(0)
    for (const name of names) expect(written.out).toContain(`\n  ${name} `)
    expect(written.err).toBe('')
  })

  test.each(names)('of %s says how it is typed and what it does, exit 0', async name => {
    expect(await runCommandLine([...name.split(' '), '--help'])).toBe(0)
    expect(written.out).toContain(`Usage: npm run lantern -- ${name}`)
    expect(written.out).toContain(verbs.find(verb => verb.name === name)?.does)
    expect(written.err).toBe('')
  })
})

describe('what is typed wrong is one line, exit 2:', () => {
  test.each([
    [['frobnicate', '--help'], /^There is no verb "frobnicate --help"\./],
    [['import'], /^There is no verb "import"\./],
    [['backup', '--loud'], /^There is no option --loud\. See: npm run lantern -- backup --help/],
    [['backup', '-x'], /^There is no option -x\./],
    [['backup', 'a', '--council'], /^The option --council needs a value after it\./],
    [['token', 'create', '--role', '--home'], /^The option --role needs a value after it\./],
    [['audit', 'verify', '--json=yes'], /^The option --json takes no value\./],
    [['backup'], /^Say into which file/],
    [['backup', 'a', 'b'], /^"b" is one word too many for backup\./],
    [['role', 'grant', 'ann@fenmarsh.test'], /^Give the role after the e-mail address/],
  ])('%j', async (typed, says) => {
    expect(await runCommandLine(typed)).toBe(2)
    expect(written.out).toBe('')
    expect(written.err).toMatch(says)
    expect(written.err.trimEnd().split('\n')).toHaveLength(1)
  })
})

describe('a file that is not there is said before anything is opened:', () => {
  // No data folder can be made there: what opens a database fails otherwise.
  beforeAll(() => vi.stubEnv('LANTERN_DATA', '/dev/null/nowhere'))
  afterAll(() => vi.unstubAllEnvs())

  const importing = names.filter(name => name.startsWith('import ') && name !== 'import undo')

  test.each(importing)('%s', async name => {
    expect(await runCommandLine([...name.split(' '), '/no/such.csv'])).toBe(2)
    expect(written.out).toBe('')
    expect(written.err).toMatch(/^There is no file( or folder)? \/no\/such\.csv\. Check the path\.\n$/)
  })
})
