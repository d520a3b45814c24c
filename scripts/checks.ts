import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What every change must pass besides its tests. Each answers with what is wrong, or nothing. */
export interface Check {
  readonly name: string
  readonly run: () => string | undefined
}

const root = join(import.meta.dirname, '..')
/** Fewer than this and the import rules looked at nothing: a green that means nothing. */
const FEWEST_MODULES = 100
const LONGEST_FILE = 400

export const checks: readonly Check[] = [
  { name: 'types', run: () => tool('tsc', ['-p', '.']) },
  { name: 'lint and format', run: () => tool('biome', ['check', '--error-on-warnings']) },
  { name: 'import rules', run: importRules },
  { name: 'unused code', run: () => tool('knip', ['--no-progress']) },
  { name: 'duplicate code', run: () => tool('jscpd', ['--silent', '--exitCode', '1', 'src']) },
  { name: 'file sizes', run: fileSizes },
]

function tool(name: string, parameters: readonly string[]): string | undefined {
  const done = spawnSync(join(root, 'node_modules/.bin', name), parameters, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  })
  return done.status === 0 ? undefined : `${done.stdout}${done.stderr}`.trim() || `${name} could not run`
}

function importRules(): string | undefined {
  const done = spawnSync(
    join(root, 'node_modules/.bin/depcruise'),
    ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    { cwd: root, encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 256 * 1024 * 1024 },
  )
  const { summary } = JSON.parse(done.stdout) as CruiseResult
  if (summary.totalCruised < FEWEST_MODULES) return `Only ${summary.totalCruised} files were looked at`
  const broken = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
  return broken.length > 0 ? broken.join('\n') : undefined
}

interface CruiseResult {
  readonly summary: {
    readonly totalCruised: number
    readonly violations: readonly { rule: { name: string }; from: string; to: string }[]
  }
}

function fileSizes(): string | undefined {
  const listed = spawnSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.njk', '*.scss'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  const long = listed.stdout
    .split('\n')
    .filter(file => file !== '' && !/generated|\/data\//.test(file))
    .map(file => ({ file, lines: linesOf(file) }))
    .filter(({ lines }) => lines > LONGEST_FILE)
  return long.length > 0 ? long.map(({ file, lines }) => `${file}: ${lines} lines`).join('\n') : undefined
}

function linesOf(file: string): number {
  try {
    return readFileSync(join(root, file), 'utf8').split('\n').length
  } catch {
    // Listed by git but removed from the folder.
    return 0
  }
}
