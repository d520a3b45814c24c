import { setTimeout } from 'node:timers/promises'
import { describeConfig, loadSecrets, readConfig } from '#platform/config/index.ts'
import { DatabaseUnreachable, type ReachedDatabase, reachDatabase } from '#platform/database/reach.ts'
import { type LifecycleLog, runUntilSignal } from '#platform/lifecycle.ts'
import { createLog } from '#platform/log/index.ts'
import { claimFolder } from './claim-folder.ts'
import { seedDemonstration } from './demo/seed.ts'
import { type Lantern, openLantern } from './lantern.ts'
import { lineFor } from './line-for.ts'
import { openWeb } from './web.ts'
import { startWorker } from './worker.ts'

type Stop = () => Promise<void>

/** What runs so far, each with what ends it. */
interface Running {
  web?: Stop
  lantern?: Lantern
  claim?: Stop
  database?: Promise<ReachedDatabase>
}

const databaseDied =
  'The embedded database stopped unexpectedly. Start Lantern again: nothing acknowledged is lost.'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

/**
 * config -> database -> migrate -> demonstration -> worker -> web; stopped in the other order by a signal, at
 * whatever point of the start that comes. What keeps it from starting is one line, and exit 1.
 */
export async function start(env: NodeJS.ProcessEnv): Promise<void> {
  const running: Running = {}
  const begun = Promise.withResolvers<void>()
  let ending = false
  let quiet = false
  const wait = () => {
    ending = true
    return begun.promise
  }
  const log: LifecycleLog = { info: line => quiet || say(line), error: say }
  const lifecycle = runUntilSignal({ stop: [['the start', wait], ...stopsOf(running)], log })
  const fail = (error: unknown) => {
    if (ending) return
    say(lineFor(error))
    quiet = true
    void lifecycle.shutDown('it cannot go on', 1)
  }
  try {
    await begin(env, running, { isEnding: () => ending, fail })
  } catch (error) {
    fail(error)
  } finally {
    begun.resolve()
  }
}

function stopsOf(running: Running): readonly (readonly [string, Stop])[] {
  return [
    ['the web', async () => running.web?.()],
    ['jobs and connections', async () => running.lantern?.close()],
    ['the claim on the data folder', async () => running.claim?.()],
    ['the database', () => stopDatabase(running)],
  ]
}

/** Only the Lantern that serves this folder may stop a server that others use too. */
async function stopDatabase({ database, claim }: Running): Promise<void> {
  const reached = await database?.catch(() => undefined)
  await reached?.stop({ force: claim !== undefined })
}

interface Begin {
  /** True when a signal came meanwhile: what was begun is ended, and nothing more begun. */
  readonly isEnding: () => boolean
  /** Says what is wrong and ends everything. */
  readonly fail: (error: unknown) => void
}

async function begin(env: NodeJS.ProcessEnv, running: Running, { isEnding, fail }: Begin): Promise<void> {
  const config = readConfig(env)
  const log = createLog(config)
  // Whoever looks after a council's Lantern reads what it goes by; a newcomer's terminal stays calm.
  log[config.mode === 'demo' ? 'debug' : 'info']({ settings: describeConfig(config) }, 'Starting with')
  // The claim comes before the migrations: they are not for a second Lantern to make under the first.
  running.database = reachDatabase(config, say, async ({ embedded, appUrl }) => {
    embedded?.onExit(() => fail(new DatabaseUnreachable(databaseDied)))
    if (embedded) running.claim = await claimFolder(appUrl, fail)
  })
  const database = await running.database
  if (isEnding()) return
  const secrets = await loadSecrets(config)
  const lantern = await openLantern({ config, secrets, appUrl: database.appUrl, log })
  running.lantern = lantern
  if (isEnding()) return
  if (config.mode === 'demo') await seedDemonstration(lantern, database, say)
  if (isEnding()) return
  if (config.runs.worker) await startWorker(lantern)
  if (config.runs.web) running.web = await serve(lantern)
  if (!isEnding()) tellReady(lantern)
}

async function serve(lantern: Lantern): Promise<Stop> {
  const { port, host } = lantern.config
  const app = await openWeb(lantern)
  await app.listen({ port, host })
  await untilAnswering(app)
  return () => closeWeb(app)
}

type App = Awaited<ReturnType<typeof openWeb>>

const lookMs = 50

/** A connection whose answer is under way is idle only afterwards, and would then be kept for a next request. */
async function closeWeb(app: App): Promise<void> {
  const closing = setInterval(() => app.server.closeIdleConnections(), lookMs)
  try {
    await app.close()
  } finally {
    clearInterval(closing)
  }
}

const breathMs = 50
const mostBreaths = 200

/**
 * The work of the start holds the event loop up, and a slow machine would count that as pressure and answer 503
 * for a moment: "ready" is said when that has passed.
 */
async function untilAnswering(app: App): Promise<void> {
  for (let breath = 0; breath < mostBreaths; breath++) {
    await setTimeout(breathMs)
    if (!app.isUnderPressure()) return
  }
}

/** The one line that programs wait for, so on standard output; all else is said on standard error. */
function tellReady({ config }: Lantern): void {
  const line = config.runs.web ? config.publicUrl : 'working on jobs only'
  process.stdout.write(`Lantern is ready: ${line}\n`)
}
