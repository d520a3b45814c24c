import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writePart } from '../document.ts'
import { othersShare, whenQuiet } from '../others.ts'
import { type Child, freePort, runScript, startChild } from '../processes.ts'
import { explainInto } from './keep-plans.ts'
import { PEOPLE, type Run, runPeople, signInAll } from './people.ts'
import { type Ratio, ratiosOf } from './ratio.ts'
import { report } from './report.ts'
import { subjectsIn } from './subjects.ts'

export interface Register {
  readonly homes: number
  readonly registrations: number
}

/** A Lantern in a process of its own, over a register of its own. */
export interface Running {
  readonly server: Child
  readonly base: string
  /** As the superuser, on Lantern's database. */
  readonly url: string
  readonly dataFolder: string
}

export interface Measured {
  readonly full: Register
  readonly tenth: Register
  readonly thinking: readonly Run[]
  readonly pressing: readonly Run[]
  readonly ratios: readonly Ratio[]
  /** What others used of the cores before and after each run, from 0 to 1. */
  readonly others: readonly number[]
}

/** Reading, and going on: an office in which 60 people work with the register at once. */
export const THINKING = { thinkMs: 5_000, seconds: 100 } as const
/** Nobody reads: everybody asks for the next page as soon as the last has come. What the machine can do at most. */
export const PRESSING = { thinkMs: 0, seconds: 20 } as const
const RUNS = 3

/** The register at the size of England, with 60 people at once, and at a tenth of it. About twelve
 * minutes, and longer where others are at work on the machine. `BENCH_REGISTERS` names a folder in which the registers stay
 * for the next time. */
export async function benchEngland(): Promise<void> {
  const kept = process.env.BENCH_REGISTERS
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'lantern-bench-england-'))
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711)
  const running: Running[] = []
  try {
    const [full, tenth] = [await makeRegister(folder, 1), await makeRegister(folder, 0.1)]
    const england = await serve(join(folder, '1'))
    running.push(england)
    await explainInto(england)
    const runs = await runAll(england)
    const small = await serve(join(folder, '0.1'))
    running.push(small)
    const ratios = await ratiosOf(small, england)
    writePart('england', report({ full, tenth, ratios, ...runs }))
  } finally {
    for (const { server } of running) await server.stop()
    if (!kept) rmSync(folder, { recursive: true, force: true })
  }
}

async function makeRegister(folder: string, share: number): Promise<Register> {
  const told = join(folder, `${share}.json`)
  if (existsSync(told)) return JSON.parse(readFileSync(told, 'utf8')) as Register
  process.stderr.write(`Making a register of ${share === 1 ? 'England’s size' : 'a tenth of it'}.\n`)
  const env = { LANTERN_DATA: join(folder, String(share)), LANTERN_MODE: 'demo' }
  const said = await runScript('england/make-register.ts', [String(share)], env, 10)
  writeFileSync(told, said)
  return JSON.parse(said) as Register
}

export async function serve(dataFolder: string): Promise<Running> {
  const port = await freePort()
  const env = { LANTERN_DATA: dataFolder, LANTERN_MODE: 'demo', LOG_LEVEL: 'warn', PORT: String(port) }
  const server = await startChild('lantern-server.ts', [], env)
  const { superuserUrl } = JSON.parse(server.firstLine) as { superuserUrl: string }
  const url = superuserUrl.replace(/\/postgres$/, '/lantern')
  return { server, base: `http://localhost:${port}`, url, dataFolder }
}

async function runAll({ server, base, url }: Running) {
  const at = { base, subjects: await subjectsIn(url) }
  const people = await signInAll(base)
  // Statements are planned and templates compiled on the first pages: those are nobody's.
  await runPeople(people.slice(0, 6), server, at, { thinkMs: 0, seconds: 15 })
  const [thinking, pressing, others]: [Run[], Run[], number[]] = [[], [], []]
  for (let i = 0; i < RUNS; i++) {
    others.push(await whenQuiet())
    process.stderr.write(`${PEOPLE} people, run ${i + 1} of ${RUNS}.\n`)
    thinking.push(await runPeople(people, server, at, THINKING))
    others.push(await othersShare())
    pressing.push(await runPeople(people, server, at, PRESSING))
  }
  return { thinking, pressing, others }
}
