import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { machineLine, writePart } from '../document.ts'
import { median, round } from '../figures.ts'
import { othersShare } from '../others.ts'
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
  /** Of one more run each, in which Node cleans up before each look. */
  readonly alive: { readonly many: Imported; readonly few: Imported }
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
    writePart('imports', report([records, lists], await othersShare()))
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
  const alive = { few: await once(folder, from.few, ALIVE), many: await once(folder, from.many, ALIVE) }
  return { name, many, few, alive }
}

const ALIVE = { BENCH_ALIVE: '1', NODE_OPTIONS: '--expose-gc' }

async function once(
  folder: string,
  from: readonly string[],
  more: NodeJS.ProcessEnv = {},
): Promise<Imported> {
  const data = mkdtempSync(join(folder, 'data-'))
  chmodSync(data, 0o711)
  try {
    const env = { LANTERN_DATA: join(data, 'data'), LANTERN_MODE: 'demo', ...more }
    return JSON.parse(await runScript('imports/import-once.ts', from, env, MINUTES)) as Imported
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

function report(kinds: readonly Kind[], others: number): string {
  return `## Imports of England's size

${machineLine()}
The machine is shared: others used ${round(others * 100)}% of its cores at the end.

Method: each import into a fresh database that has the demonstration council, by one process of its own as the command
line runs it; ${RUNS} times, few and many in turn; medians, the range of the time beside it. Memory is the whole process (resident set), looked
at every 50 milliseconds; before it, with all of Lantern loaded and nothing read, it is some ${round(beforeOf(kinds))} MB. Records of the
API are fetched over loopback, the pace that CQC asks for lifted (at its 2,000 a minute ${round(MANY)} records take seven minutes by
themselves, whoever asks), providers for their names included. Limit: ${LIMIT} seconds, flat in memory.

| from | records or rows | homes of them | seconds | range | MB at most, fetching | MB at most, applying | |
|---|---:|---:|---:|---|---:|---:|---|
${kinds.flatMap(({ name, few, many }) => [line(name, few), line(name, many)]).join('\n')}

Most of that is what Node lets lie about until it must clean up. What is alive (heap used, cleaned up before each look, one run
each):

| from | few, fetching | many, fetching | few, applying | many, applying | more for each home |
|---|---:|---:|---:|---:|---:|
${kinds.map(aliveLine).join('\n')}

So a fetch is flat. What grows while it is applied is the number, the name and the dates of each registration, by which homes
are told apart (who is whom shows only in all of them), and the ids of what changed. Whole records and whole rows are
held only of the batch at work. An XLSX file's shared texts are held whole, up to 100 million letters.
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
    round(of(runs, run => run.read)),
    round(of(runs, run => run.homes)),
    round(median(seconds)),
    `${round(Math.min(...seconds))} to ${round(Math.max(...seconds))}`,
    round(of(runs, run => run.fetching)),
    round(of(runs, run => run.applying)),
    median(seconds) < LIMIT ? 'met' : 'missed',
  ]
  return `| ${cells.join(' | ')} |`
}

function aliveLine({ name, alive: { few, many } }: Kind): string {
  const more = ((many.applying - few.applying) * 2 ** 20) / (many.homes - few.homes)
  const cells = [few.fetching, many.fetching, few.applying, many.applying].map(mb => `${round(mb, 1)} MB`)
  return `| ${[name, ...cells, `${round(more)} bytes`].join(' | ')} |`
}
