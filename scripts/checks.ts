import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What every change must pass besides its tests. Each answers with what is wrong, or nothing. */
export interface Check {
  readonly name: string
  readonly run: () => string | undefined | Promise<string | undefined>
}

/** All of them at once: most use one core. Says how each went, in their order; the answer is how many failed. */
export async function runChecks(): Promise<number> {
  const running = checks.map(async ({ name, run }) => ({ name, wrong: await run() }))
  let failed = 0
  for (const check of running) {
    const { name, wrong } = await check
    console.log(wrong ? `✗ ${name}\n${wrong}` : `✓ ${name}`)
    if (wrong) failed += 1
  }
  return failed
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

async function tool(name: string, parameters: readonly string[]): Promise<string | undefined> {
  const { code, out, err } = await runTool(name, parameters)
  return code === 0 ? undefined : `${out}${err}`.trim() || `${name} could not run`
}

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function runTool(name: string, parameters: readonly string[]): Promise<Ended> {
  const child = spawn(join(root, 'node_modules/.bin', name), parameters, {
    cwd: root,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text
  })
  return new Promise(resolve => {
    child.once('error', error => resolve({ ...said, code: null, err: error.message }))
    child.once('close', code => resolve({ ...said, code }))
  })
}

async function importRules(): Promise<string | undefined> {
  const { out } = await runTool('depcruise', [
    'src',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
  ])
  const { summary } = JSON.parse(out) as CruiseResult
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
