import { join } from 'node:path'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Config, Secrets } from '#platform/config/index.ts'
import { type Database, openDatabase } from '#platform/database/database.ts'
import { DatabaseUnreachable } from '#platform/database/reach.ts'
import { openSealing, provideSealing } from '#platform/events/index.ts'
import { describeUnits } from '#platform/events/words.ts'
import { provideFiles } from '#platform/files/index.ts'
import { type Ids, systemIds } from '#platform/ids.ts'
import { createJobs, type Jobs } from '#platform/jobs/index.ts'
import type { Log } from '#platform/log/index.ts'
import { assemble, type Module, type Product } from '#platform/module.ts'
import { messengerFor, provideMessenger } from '#platform/notify/index.ts'
import { createRunner, type Runner } from '#platform/runner.ts'
import { provideVault } from '#platform/vault/index.ts'
import { provideWebhooks } from '#platform/webhooks/index.ts'
import { importerOf, provideImporter, provideNightly, provideUploads } from './modules/homes/index.ts'
import { provideExchange } from './modules/safeguarding/index.ts'
import { modules } from './modules.ts'

/** The running product below its doors: what the web, the worker, the command line and the tests stand on. */
export interface Lantern {
  readonly config: Config
  readonly secrets: Secrets
  readonly product: Product
  readonly database: Database
  readonly runner: Runner
  readonly jobs: Jobs
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  close(): Promise<void>
}

export interface LanternParts {
  readonly config: Config
  readonly secrets: Secrets
  /** The app's own role on a migrated database. */
  readonly appUrl: string
  readonly log: Log
  readonly clock?: Clock
  readonly ids?: Ids
  /** Modules besides the product's own: test-only ones. */
  readonly more?: readonly Module[]
}

export async function openLantern(parts: LanternParts): Promise<Lantern> {
  const { config, secrets, appUrl, log, clock = systemClock, ids = systemIds } = parts
  const product = assemble([...modules, ...(parts.more ?? [])])
  describeUnits([...product.commands.values(), ...product.queries.values()])
  provideSealing(await openSealing(config.dataFolder, log, secrets.sealKey))
  provideFiles(config.dataFolder)
  provideVault(secrets.words)
  provideMessenger(messengerFor(config.mail), config.publicUrl)
  const { policy, tells } = product
  provideWebhooks({ secret: secrets.session, demonstration: config.mode === 'demo', tells })
  const database = openDatabase({
    url: appUrl,
    onError: tellLost(log),
  })
  const jobs = createJobs({ appUrl, commands: product.commands, ids, log, worker: config.runs.worker })
  const { pool } = database
  const runner = createRunner({ pool, policy, clock, ids, enqueue: jobs.enqueue, tells })
  await openJobs(jobs, database)
  const uploads = join(config.dataFolder, 'uploads')
  provideImporter(importerOf({ runner, pool, clock, cqc: config.cqc, uploads }))
  provideUploads(uploads)
  provideExchange(join(config.dataFolder, 'exchange'))
  provideNightly(config.cqc.nightlyFor)
  const close = async () => {
    await jobs.stop()
    await database.close()
  }
  return { config, secrets, product, database, runner, jobs, clock, ids, log, close }
}

/** Queues that are missing are a matter for whoever runs this Lantern, so told in one line. */
async function openJobs(jobs: Jobs, database: Database): Promise<void> {
  try {
    await jobs.open()
  } catch (error) {
    await database.close()
    throw new DatabaseUnreachable(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

const tellAgainMs = 1_000

/** A database that dies takes every connection with it at once: that is one piece of news, not thirty. */
function tellLost(log: Log): (error: Error & { code?: string }) => void {
  let told = Number.NEGATIVE_INFINITY
  return ({ code }) => {
    if (performance.now() - told < tellAgainMs) return
    told = performance.now()
    log.warn({ code }, 'Connections to the database were lost')
  }
}
