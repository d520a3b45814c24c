import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { machineLine, waitingForCores, writePart } from '../document.ts'
import { median, round } from '../figures.ts'
import { type Child, runScript, startChild } from '../processes.ts'
import { writeDirectory } from './directory.ts'
import type { Imported } from './import-once.ts'

/** All of England's open care homes, and few enough to see what grows. */
const MANY = 14_500
const FEW = 3_000
const RUNS = 3
/** The most an import of all records may take, in seconds. */
const LIMIT = 180
const MINUTES = 10

interface Kind {
  readonly name: string
  readonly many: readonly Imported[]
  readonly few: readonly Imported[]
}

/** Imports of England's size, each into a fresh database in a process of its own. About eight minutes. */
export async function benchImports(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lantern-bench-imports-'))
  chmodSync(folder, 0o711)
  const apis: Child[] = []
  try {
    const apiOf = async (count: number) => {
      const api = await startChild('imports/cqc-api.ts', [String(count)])
      apis.push(api)
      return ['api', api.firstLine]
    }
    const listOf = (count: number) => ['cqc-directory', writeDirectory(folder, count)]
    const records = await measure(folder, 'CQC’s API, from a server on this machine', {
      many: await apiOf(MANY),
      few: await apiOf(FEW),
    })
    for (const api of apis.splice(0)) await api.stop()
    const lists = await measure(folder, 'A directory (CSV), three other services to each home', {
      many: listOf(MANY),
      few: listOf(FEW),
    })
    writePart('imports', report([records, lists]))
  } finally {
    for (const api of apis) await api.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(
  folder: string,
  name: string,
  from: { readonly many: readonly string[]; readonly few: readonly string[] },
): Promise<Kind> {
  const [many, few]: [Imported[], Imported[]] = [[], []]
  for (let i = 0; i < RUNS; i++) {
    process.stderr.write(`${name}, run ${i + 1} of ${RUNS}.\n`)
    few.push(await once(folder, from.few))
    many.push(await once(folder, from.many))
  }
  return { name, many, few }
}

async function once(folder: string, from: readonly string[]): Promise<Imported> {
  const data = mkdtempSync(join(folder, 'data-'))
  chmodSync(data, 0o711)
  try {
    const env = { LANTERN_DATA: join(data, 'data'), LANTERN_MODE: 'demo' }
    return JSON.parse(await runScript('imports/import-once.ts', from, env, MINUTES)) as Imported
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

function report(kinds: readonly Kind[]): string {
  return `## Imports of England's size

${machineLine()}
Load average at the end (2 cores; more than 2 means that others were at work): ${round(waitingForCores(), 1)}.

Method: each import into a fresh database that has the demonstration council, by one process of its own as the command
line runs it; ${RUNS} times, few and many in turn; medians, the range of the time beside it. Memory is the whole process (resident set), looked
at every 50 milliseconds; before it, with all of Lantern loaded and nothing read, it is some ${round(beforeOf(kinds))} MB. Records of the
API are fetched over loopback, the pace that CQC asks for lifted (at its 2,000 a minute ${round(MANY)} records take seven minutes by
themselves, whoever asks), providers for their names included. Limit: ${LIMIT} seconds, flat in memory.

| from | care homes | seconds | range | MB at most, fetching | MB at most, applying | |
|---|---:|---:|---|---:|---:|---|
${kinds.flatMap(({ name, few, many }) => [line(name, few), line(name, many)]).join('\n')}

${kinds.map(growth).join('\n')}
What grows: a number, an id and a name for each registration while homes are told apart (who is whom shows only in all of them),
some hundred bytes each. Whole records and whole rows are never held but for the batch at work; the rest of the difference
is what Node lets lie about until it cleans up.
`
}

const of = (runs: readonly Imported[], what: (run: Imported) => number): number => median(runs.map(what))

const beforeOf = (kinds: readonly Kind[]): number =>
  of(
    kinds.flatMap(({ few, many }) => [...few, ...many]),
    run => run.before,
  )

function line(name: string, runs: readonly Imported[]): string {
  const seconds = runs.map(run => run.seconds)
  const cells = [
    name,
    round(of(runs, run => run.homes)),
    round(median(seconds)),
    `${round(Math.min(...seconds))} to ${round(Math.max(...seconds))}`,
    round(of(runs, run => run.fetching)),
    round(of(runs, run => run.applying)),
    median(seconds) < LIMIT ? 'met' : 'missed',
  ]
  return `| ${cells.join(' | ')} |`
}

function growth({ name, few, many }: Kind): string {
  const more = of(many, run => run.homes) - of(few, run => run.homes)
  const per = (phase: 'fetching' | 'applying') =>
    round(((of(many, run => run[phase]) - of(few, run => run[phase])) * 2 ** 10) / more, 1)
  return `${name}: from few to many the most memory grows by ${per('fetching')} kB a home while fetching, ${per('applying')} kB while applying.`
}
