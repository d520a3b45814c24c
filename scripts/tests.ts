import { spawnSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Counts {
  readonly passed: number
  readonly failed: number
}

/** Runs vitest over these folders and counts. A run that could not finish counts as one failure. */
export function runTests(folders: readonly string[]): Counts {
  const root = join(import.meta.dirname, '..')
  const folder = temporaryFolder()
  const file = join(folder, 'results.json')
  const done = spawnSync(
    join(root, 'node_modules/.bin/vitest'),
    ['run', ...folders, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    {
      cwd: root,
      env: {
        ...process.env,
        TMPDIR: folder,
        LANTERN_BROWSER_FOLDER: tmpdir(),
        // What Node made of the product's files is kept, as where it is started.
        NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/lantern'),
      },
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    },
  )
  const counts = countsIn(file)
  rmSync(folder, { recursive: true, force: true })
  const broken = done.status !== 0 && counts.failed === 0
  return broken ? { ...counts, failed: 1 } : counts
}

const MEMORY = '/dev/shm'
const ENOUGH_BYTES = 6 * 1024 ** 3

/**
 * What tests write goes into memory where there is room: databases are made and cloned hundreds of times, of a
 * thousand small files each, and on a busy disk that takes most of the time of a run.
 */
function temporaryFolder(): string {
  const name = 'lantern-results-'
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    if (bavail * bsize < ENOUGH_BYTES) return mkdtempSync(join(tmpdir(), name))
    const folder = mkdtempSync(join(MEMORY, name))
    // Other accounts, as PostgreSQL's where everything runs as root, go through it.
    chmodSync(folder, 0o711)
    if (mayRunPrograms(folder)) return folder
    rmSync(folder, { recursive: true })
  } catch {
    // No such folder on this system.
  }
  return mkdtempSync(join(tmpdir(), name))
}

/** Some systems let no program run from there. */
function mayRunPrograms(folder: string): boolean {
  const program = join(folder, 'program')
  writeFileSync(program, '', { mode: 0o755 })
  try {
    accessSync(program, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function countsIn(file: string): Counts {
  try {
    const result = JSON.parse(readFileSync(file, 'utf8')) as Results
    const suites =
      result.numFailedTestSuites > 0 && result.numFailedTests === 0 ? result.numFailedTestSuites : 0
    return { passed: result.numPassedTests, failed: result.numFailedTests + suites }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

interface Results {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
}
