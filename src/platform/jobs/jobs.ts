import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Clock } from '../clock.ts'
import type { Ids } from '../ids.ts'
import type { Log } from '../log/index.ts'
import type { AnyCommand, Schedule, Sweep } from '../module.ts'
import type { Runner, RunnerParts } from '../runner.ts'
import { type Enqueueing, enqueue } from './enqueue.ts'
import { JOBS_SCHEMA } from './lanes.ts'
import { keepSchedules } from './schedule.ts'
import { startSweeping } from './sweep.ts'
import { startWorkers } from './work.ts'

export interface JobsOptions {
  /** The app's own role. */
  readonly appUrl: string
  readonly commands: ReadonlyMap<string, AnyCommand>
  readonly ids: Ids
  readonly log: Log
  /** True where jobs are run; false where they are only added. */
  readonly worker: boolean
  /** How long a lane that was empty rests before it looks again, in seconds; at least half of one. */
  readonly restSeconds?: number
}

export interface Working {
  readonly runner: Runner
  readonly pool: pg.Pool
  readonly schedules: readonly Schedule[]
  readonly sweeps: readonly Sweep[]
  readonly clock: Clock
}

export interface Jobs {
  /** Connects and checks the schema; jobs can be added from here on. Throws when it is missing or of another version. */
  open(): Promise<void>
  /** Adds a job inside the caller's transaction: rolled back with it. What the runner is given. */
  readonly enqueue: RunnerParts['enqueue']
  /** Begins to run jobs, to keep the schedules and to look for work that is due. Needs `worker: true`. */
  start(working: Working): Promise<void>
  /**
   * Takes no new jobs and waits a little for those at work. What is not done by then is undone, and tried again by
   * another worker: somebody waits for the stop, nobody for a job.
   */
  stop(patience?: { readonly letEndMs?: number; readonly inAllMs?: number }): Promise<void>
}

/** Jobs that other transactions ask for, run by the system as commands through the runner. */
export function createJobs(options: JobsOptions): Jobs {
  const boss = openBoss(options)
  let stopSweeping: (() => Promise<void>) | undefined
  const givingUp = new AbortController()
  const enqueueing: Enqueueing = { boss, commands: options.commands, ids: options.ids }
  return {
    open: () => openOrExplain(boss),
    enqueue: (tx, job, councilId) => enqueue(enqueueing, tx, job, councilId),
    async start(working) {
      if (!options.worker) throw new Error('This Lantern was made to add jobs only: give it the role worker')
      const wake = await startWorkers({ boss, ...options, ...working, givingUp: givingUp.signal })
      await keepSchedules(boss, working.schedules)
      stopSweeping = startSweeping({ boss, ...options, ...working, wake })
    },
    async stop({ letEndMs = 3_000, inAllMs = 20_000 } = {}) {
      const enough = setTimeout(() => givingUp.abort(), letEndMs)
      await stopSweeping?.()
      await boss.stop({ graceful: true, timeout: inAllMs })
      clearTimeout(enough)
    },
  }
}

function openBoss({ appUrl, worker, log }: JobsOptions): PgBoss {
  const boss = new PgBoss({
    connectionString: appUrl,
    schema: JOBS_SCHEMA,
    application_name: 'lantern-jobs',
    max: worker ? 4 : 1,
    // The owner makes and upgrades the schema; the app's role may not.
    migrate: false,
    createSchema: false,
    reindex: false,
    supervise: worker,
    schedule: worker,
    persistQueueStats: false,
    // Half a minute between a job that lost its worker and its next try, at most.
    superviseIntervalSeconds: 30,
    monitorIntervalSeconds: 30,
    cronWorkerIntervalSeconds: 5,
  })
  boss.on('error', error => log.error({ err: error }, 'The job queue has trouble'))
  boss.on('warning', warning => log.warn(String(warning.message)))
  return boss
}

async function openOrExplain(boss: PgBoss): Promise<void> {
  try {
    await boss.start()
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined)
    throw new Error(
      'The job queues are missing or of another version. Set DATABASE_OWNER_URL, or run `npm run lantern -- migrate` as the owner.',
      { cause: error },
    )
  }
}
