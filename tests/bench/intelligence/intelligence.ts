import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writePart } from '../document.ts'
import { type Running, serve } from '../england/england.ts'
import { keepPlans } from '../england/keep-plans.ts'
import { othersShare, whenQuiet } from '../others.ts'
import { runScript } from '../processes.ts'
import type { Ratio } from '../safeguarding/ratio.ts'
import { casesOf } from './asked.ts'
import type { Compared } from './duckdb.ts'
import type { NewSignals } from './new-signal.ts'
import { homesIn, type Run, ratiosOf, runPeople, signInAll } from './people.ts'
import type { RecomputeTold } from './recompute.ts'
import { report } from './report.ts'

/** What one database holds, and what it took to make. */
export interface Signals {
  readonly tellings: number
  readonly homes: number
  readonly councils: number
  readonly live: number
  readonly seconds: number
  readonly bytes: number
}

export interface Measured {
  readonly many: Signals
  readonly few: Signals
  readonly recompute: RecomputeTold
  readonly compared: Compared
  readonly newSignals: { readonly few: NewSignals; readonly many: NewSignals }
  readonly runs: readonly Run[]
  readonly ratios: readonly Ratio[]
  /** What others used of the cores before and after each part, from 0 to 1. */
  readonly others: readonly number[]
}

export const THINKING = { thinkMs: 5_000, seconds: 60 } as const
const RUNS = 3
const TENTH = 3_000_000
const ALL = 30_000_000

/**
 * Ten years of what is told of England’s homes, and a tenth of it: every picture made anew, the same aggregation by DuckDB, a new
 * signal, and the pages with 60 people. Three million tellings unless `BENCH_FULL` is set: then all thirty million, which need 25 GiB
 * of disk and an hour or more to make once. `BENCH_TELLINGS` names another number; `BENCH_REGISTERS` a folder in which the
 * databases stay for the next time: about fifteen minutes then.
 */
export async function benchIntelligence(): Promise<void> {
  const kept = process.env.BENCH_REGISTERS
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'lantern-bench-signals-'))
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711)
  const count = process.env.BENCH_FULL ? ALL : Number(process.env.BENCH_TELLINGS ?? TENTH)
  try {
    const [few, many] = [await makeSignals(folder, count / 10), await makeSignals(folder, count)]
    const measured = await measureAlone(join(folder, nameOf(count / 10)), join(folder, nameOf(count)))
    const pages = await measurePages(join(folder, nameOf(count / 10)), join(folder, nameOf(count)))
    writePart(
      'intelligence',
      report({ many, few, ...measured, ...pages, others: [...measured.others, ...pages.others] }),
    )
  } finally {
    if (!kept) rmSync(folder, { recursive: true, force: true })
  }
}

const nameOf = (tellings: number): string => `signals-${tellings}`

async function makeSignals(folder: string, count: number): Promise<Signals> {
  const told = join(folder, `${nameOf(count)}.json`)
  if (existsSync(told)) return JSON.parse(readFileSync(told, 'utf8')) as Signals
  process.stderr.write(`Making ${count} tellings.\n`)
  const data = join(folder, nameOf(count))
  // What a run before this one left half made.
  rmSync(data, { recursive: true, force: true })
  // With its owner: PostgreSQL reads no folder of somebody else's, and root starts it as another user.
  execFileSync('cp', ['-a', await registerIn(folder), data])
  const said = await runScript(
    'intelligence/make-signals.ts',
    [String(count)],
    envOf(data),
    20 + count / 200_000,
  )
  writeFileSync(told, said)
  return JSON.parse(said) as Signals
}

/** England’s homes, made once for all sizes. */
async function registerIn(folder: string): Promise<string> {
  const data = join(folder, 'signals-base')
  if (existsSync(`${data}.json`)) return data
  rmSync(data, { recursive: true, force: true })
  writeFileSync(`${data}.json`, await runScript('england/make-register.ts', ['1'], envOf(data), 20))
  return data
}

const envOf = (dataFolder: string) => ({ LANTERN_DATA: dataFolder, LANTERN_MODE: 'demo', LOG_LEVEL: 'warn' })

/** What is measured without pages, one process after the other. */
async function measureAlone(small: string, large: string) {
  const others = [await whenQuiet()]
  const ask = async <T>(script: string, folder: string): Promise<T> =>
    JSON.parse(await runScript(`intelligence/${script}.ts`, [], envOf(folder), 15)) as T
  const recompute = await ask<RecomputeTold>('recompute', large)
  others.push(await othersShare())
  const compared = await ask<Compared>('duckdb', large)
  const newSignals = {
    few: await ask<NewSignals>('new-signal', small),
    many: await ask<NewSignals>('new-signal', large),
  }
  others.push(await othersShare())
  return { recompute, compared, newSignals, others }
}

async function measurePages(small: string, large: string) {
  const running: Running[] = []
  const others: number[] = []
  try {
    const many = await serve(large)
    running.push(many)
    await keepPlans(many, join(import.meta.dirname, '../explain/intelligence'), casesOf)
    const [people, homes] = [await signInAll(many), await homesIn(many)]
    // Statements are planned and templates compiled on the first pages: those are nobody's.
    await runPeople(many, people.slice(0, 10), homes, { thinkMs: 0, seconds: 15 })
    const runs: Run[] = []
    for (let i = 0; i < RUNS; i++) {
      others.push(await whenQuiet())
      runs.push(await runPeople(many, people, homes, THINKING))
    }
    const few = await serve(small)
    running.push(few)
    return { runs, ratios: await ratiosOf(few, many), others }
  } finally {
    for (const { server } of running) await server.stop()
  }
}
