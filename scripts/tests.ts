import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Counts {
  readonly passed: number
  readonly failed: number
}

/** Runs vitest over these folders and counts. A run that could not finish counts as one failure. */
export function runTests(folders: readonly string[]): Counts {
  const root = join(import.meta.dirname, '..')
  const folder = mkdtempSync(join(tmpdir(), 'lantern-results-'))
  const file = join(folder, 'results.json')
  const done = spawnSync(
    join(root, 'node_modules/.bin/vitest'),
    ['run', ...folders, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' },
  )
  const counts = countsIn(file)
  rmSync(folder, { recursive: true, force: true })
  const broken = done.status !== 0 && counts.failed === 0
  return broken ? { ...counts, failed: 1 } : counts
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
