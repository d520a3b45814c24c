import { systemActor } from '#platform/access/actor.ts'
import { loadSecrets, readConfig } from '#platform/config/index.ts'
import { reachDatabase } from '#platform/database/reach.ts'
import { createLog } from '#platform/log/index.ts'
import { fenmarshId } from '#src/demo/identity/index.ts'
import { seedDemonstration } from '#src/demo/seed.ts'
import { openLantern } from '#src/lantern.ts'
import { type ListKind, openList, openSource, runImport, type Source } from '#src/modules/homes/index.ts'

/**
 * One import into a fresh database, in a process of its own as on the command line, its memory looked at all the
 * time: `import-once.ts api URL`, or `import-once.ts cqc-directory FILE`. Tells `Imported` as JSON.
 */
export interface Imported {
  readonly read: number
  readonly homes: number
  readonly seconds: number
  /** Megabytes: before, at most while records are fetched, at most while they are applied. */
  readonly before: number
  readonly fetching: number
  readonly applying: number
}

/** CQC allows 2,000 requests a minute, which Lantern keeps to; here the question is what Lantern itself takes. */
const PER_SECOND = 100_000

const [kind = 'api', from = ''] = process.argv.slice(2)
const config = readConfig(process.env)
const database = await reachDatabase(config, () => {})
const log = createLog({ mode: 'production', logLevel: 'warn' })
const lantern = await openLantern({
  config,
  secrets: await loadSecrets(config),
  appUrl: database.appUrl,
  log,
})
await seedDemonstration(lantern, database, () => {})
const { runner, clock } = lantern
const { pool } = lantern.database

async function sourceOf(): Promise<Source> {
  if (kind === 'api')
    return openSource({ kind: 'api', baseUrl: from }, { url: from, key: undefined, perSecond: PER_SECOND })
  return openList({ kind: kind as ListKind, path: from, clock, pool, councilId: fenmarshId })
}

/** With `BENCH_ALIVE` the heap after a full clean-up, which takes its time; else the whole process. */
const alive = process.env.BENCH_ALIVE === '1'
function megabytes(): number {
  if (alive) globalThis.gc?.()
  return (alive ? process.memoryUsage().heapUsed : process.memoryUsage.rss()) / 2 ** 20
}
let phase: 'fetching' | 'applying' = 'fetching'
const most = { fetching: 0, applying: 0 }
const look = () => {
  most[phase] = Math.max(most[phase], megabytes())
}
const before = megabytes()
const began = performance.now()
const looking = setInterval(look, alive ? 500 : 50)
const source = await sourceOf()
const { report } = await runImport({
  runner,
  clock,
  pool,
  source,
  caller: { actor: systemActor(fenmarshId), via: 'cli' },
  progress: progress => {
    if (progress.phase !== phase) look()
    phase = progress.phase
  },
})
clearInterval(looking)
look()
await source.close()
const seconds = (performance.now() - began) / 1000
await lantern.close()
await database.stop({ force: true })
const { read, homesCreated: homes } = report
process.stdout.write(`${JSON.stringify({ read, homes, seconds, before, ...most } satisfies Imported)}\n`)
