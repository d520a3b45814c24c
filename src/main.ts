import pg from 'pg'
import { loadSecrets, readConfig } from '#platform/config/index.ts'
import { holdFolderLock } from '#platform/database/embedded/index.ts'
import { type ReachedDatabase, reachDatabase } from '#platform/database/reach.ts'
import { startSealing } from '#platform/events/index.ts'
import { type LifecycleLog, runUntilSignal } from '#platform/lifecycle.ts'
import { createLog } from '#platform/log/index.ts'
import { seedDemonstration } from './demo/seed.ts'
import { type Lantern, openLantern } from './lantern.ts'
import { lineFor } from './line-for.ts'
import { openWeb } from './web.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** config -> database -> migrate -> demonstration -> worker -> web; stopped in the other order. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config)
  const spoken: LifecycleLog = { info: say, error: say }
  const database = await reachDatabase(config, say)
  // Only the Lantern that serves this folder may stop a server that others use too.
  let serving = false
  const stop: [string, () => Promise<void>][] = [['the database', () => database.stop({ force: serving })]]
  const lifecycle = runUntilSignal({ stop, log: spoken })
  try {
    const letGo = await claimFolder(database)
    serving = true
    stop.unshift(['the claim on the data folder', letGo])
    const secrets = await loadSecrets(config)
    const lantern = await openLantern({ config, secrets, appUrl: database.appUrl, log })
    stop.unshift(['jobs and connections', () => lantern.close()])
    if (config.mode === 'demo') await seedDemonstration(lantern, database, say)
    if (config.runs.worker) stop.unshift(['sealing', await startWorker(lantern)])
    if (config.runs.web) stop.unshift(['the web', await serve(lantern)])
    say(config.runs.web ? `Lantern is ready: ${config.publicUrl}` : 'Lantern is ready: working on jobs only')
    watchDatabase(database, () => lifecycle.shutDown('the database stopped', 1))
  } catch (error) {
    say(lineFor(error))
    await lifecycle.shutDown('it could not start', 1)
  }
}

/** A second Lantern on one data folder would work on the same jobs and files: it is told, and leaves. */
async function claimFolder(database: ReachedDatabase): Promise<() => Promise<void>> {
  if (!database.embedded) return async () => {}
  const client = new pg.Client({ connectionString: database.appUrl, application_name: 'lantern-claim' })
  client.on('error', () => {})
  await client.connect()
  await holdFolderLock(client)
  return () => client.end()
}

async function startWorker({ jobs, runner, database, product, log }: Lantern): Promise<() => Promise<void>> {
  const schedules = product.modules.flatMap(module => module.schedules ?? [])
  await jobs.start({ runner, pool: database.pool, schedules })
  return startSealing({ runner, pool: database.pool, log })
}

async function serve(lantern: Lantern): Promise<() => Promise<void>> {
  const { config } = lantern
  const app = await openWeb(lantern)
  await app.listen({ port: config.port, host: config.host })
  return () => app.close()
}

function watchDatabase(database: ReachedDatabase, stopped: () => void): void {
  database.embedded?.onExit(() => {
    say('The embedded database stopped unexpectedly. Start Lantern again: nothing acknowledged is lost.')
    stopped()
  })
}

await main().catch((error: unknown) => {
  say(lineFor(error))
  process.exitCode = 1
})
