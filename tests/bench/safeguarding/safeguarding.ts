import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSecrets, readConfig } from '#platform/config/index.ts'
import { provideVault } from '#platform/vault/index.ts'
import { writePart } from '../document.ts'
import { type Running, serve } from '../england/england.ts'
import { keepPlans } from '../england/keep-plans.ts'
import { PEOPLE } from '../england/people.ts'
import { othersShare, whenQuiet } from '../others.ts'
import { runScript } from '../processes.ts'
import { casesOf } from './asked.ts'
import { type Run, runPeople, signInAll } from './people.ts'
import { type Ratio, ratiosOf } from './ratio.ts'
import { report } from './report.ts'
import { subjectsIn } from './subjects.ts'

/** What one database holds, and how long its concerns took to make. */
export interface Cases {
  readonly concerns: number
  readonly homes: number
  readonly seconds: number
}

export interface Measured {
  readonly many: Cases
  readonly few: Cases
  readonly runs: readonly Run[]
  readonly ratios: readonly Ratio[]
  /** What others used of the cores before and after each run, from 0 to 1. */
  readonly others: readonly number[]
}

export const THINKING = { thinkMs: 5_000, seconds: 100 } as const
const RUNS = 3
const ALL = 6_000_000

/**
 * Ten years of England’s concerns, with 60 people at once, and a hundredth of them. A tenth of them, about twenty minutes
 * where nobody else is at work (half of it to make the data), unless `BENCH_FULL` is set: then all six million, which need
 * 40 GiB of disk and an hour or more to make once. `BENCH_CONCERNS` names another number, for trying the bench itself;
 * `BENCH_REGISTERS` a folder in which the databases stay for the next time.
 */
export async function benchSafeguarding(): Promise<void> {
  const kept = process.env.BENCH_REGISTERS
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'lantern-bench-cases-'))
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711)
  const count = process.env.BENCH_FULL ? ALL : Number(process.env.BENCH_CONCERNS ?? ALL / 10)
  const running: Running[] = []
  try {
    const many = await makeCases(folder, count, 1)
    const few = await makeCases(folder, count / 100, 0.1)
    const large = await serve(join(folder, nameOf(count)))
    running.push(large)
    await keepCasePlans(large)
    const runs = await runAll(large)
    const small = await serve(join(folder, nameOf(count / 100)))
    running.push(small)
    await whenQuiet()
    const ratios = await ratiosOf(small, large)
    writePart('safeguarding', report({ many, few, ratios, ...runs }))
  } finally {
    for (const { server } of running) await server.stop()
    if (!kept) rmSync(folder, { recursive: true, force: true })
  }
}

/** A case is read whole, its words with it: they open with the key of that data folder. */
export async function keepCasePlans(running: Running): Promise<void> {
  const config = readConfig({ ...process.env, LANTERN_DATA: running.dataFolder, LANTERN_MODE: 'demo' })
  provideVault((await loadSecrets(config)).words)
  await keepPlans(running, join(import.meta.dirname, '../explain/safeguarding'), casesOf)
}

const nameOf = (concerns: number): string => `concerns-${concerns}`

async function makeCases(folder: string, concerns: number, share: number): Promise<Cases> {
  const told = join(folder, `${nameOf(concerns)}.json`)
  if (existsSync(told)) return JSON.parse(readFileSync(told, 'utf8')) as Cases
  process.stderr.write(`Making ${concerns} concerns.\n`)
  const data = join(folder, nameOf(concerns))
  // What a run before this one left half made.
  rmSync(data, { recursive: true, force: true })
  const env = { LANTERN_DATA: data, LANTERN_MODE: 'demo' }
  const minutes = 15 + concerns / 50_000
  const said = await runScript('safeguarding/make-cases.ts', [String(concerns), String(share)], env, minutes)
  writeFileSync(told, said)
  return JSON.parse(said) as Cases
}

async function runAll({ server, base, url }: Running) {
  const people = await signInAll(base, await subjectsIn(url))
  // Statements are planned and templates compiled on the first pages: those are nobody's.
  await runPeople(people.slice(0, 10), server, { thinkMs: 0, seconds: 15 })
  const [runs, others]: [Run[], number[]] = [[], []]
  for (let i = 0; i < RUNS; i++) {
    others.push(await whenQuiet())
    process.stderr.write(`${PEOPLE} people, run ${i + 1} of ${RUNS}.\n`)
    runs.push(await runPeople(people, server, THINKING))
    others.push(await othersShare())
  }
  return { runs, others }
}
