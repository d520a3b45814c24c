import type pg from 'pg'
import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss'
import { systemActor } from '../access/actor.ts'
import { GivenUp } from '../database/transaction.ts'
import type { Log } from '../log/index.ts'
import type { AnyCommand } from '../module.ts'
import type { Runner } from '../runner.ts'
import { JobData } from './enqueue.ts'
import { failureOf } from './failure.ts'
import { atOnce, type Lane, laneOf, lanes, TICKS } from './lanes.ts'
import { spreadTick } from './schedule.ts'

export interface Work {
  readonly boss: PgBoss
  readonly commands: ReadonlyMap<string, AnyCommand>
  readonly runner: Runner
  readonly pool: pg.Pool
  readonly log: Log
  readonly restSeconds?: number
  /** Aborted when no job may go on: what is at work is undone and tried again by another worker. */
  readonly givingUp: AbortSignal
}

type Job = JobWithMetadata<unknown>

/** Has the workers of a lane that rest look at once: whoever adds a job here need not wait until they do. */
export type Wake = (lane: Lane) => void

/** Starts the workers of every lane, and those that spread the ticks of the schedules. */
export async function startWorkers(work: Work): Promise<Wake> {
  const workers = new Map<Lane, string[]>()
  for (const lane of lanes) {
    const ids: string[] = []
    for (let worker = 0; worker < atOnce[lane]; worker++)
      ids.push(await startWorker(work, lane, job => runJob(work, job)))
    workers.set(lane, ids)
  }
  await startWorker(work, TICKS, job => spreadTick(work, job))
  return lane => {
    for (const id of workers.get(lane) ?? []) work.boss.notifyWorker(id)
  }
}

/** One worker takes one job at a time, so that a job that hangs holds up no other. */
async function startWorker(work: Work, queue: string, run: (job: Job) => Promise<void>): Promise<string> {
  const { boss, restSeconds = 1 } = work
  const options = {
    includeMetadata: true,
    perJobResults: true,
    batchSize: 1,
    pollingIntervalSeconds: restSeconds,
  } as const
  const worker: { id?: string } = {}
  worker.id = await boss.work(queue, options, async (jobs: Job[]) => {
    const results = await Promise.all(jobs.map(job => settle(work, job, run)))
    // Look for the next one at once: the rest between looks is for a lane that is empty.
    if (worker.id) boss.notifyWorker(worker.id)
    return results
  })
  return worker.id
}

async function settle(work: Work, job: Job, run: (job: Job) => Promise<void>): Promise<JobResult> {
  try {
    await run(job)
    return { id: job.id, status: 'completed' }
  } catch (error) {
    if (error instanceof GivenUp) return { id: job.id, status: 'failed', output: { words: STOPPED } }
    const { final, ...output } = failureOf(error)
    const last = final || job.retryCount >= job.retryLimit
    const seen = { jobId: job.id, command: commandOf(job), attempt: job.retryCount + 1, err: error }
    work.log[last ? 'error' : 'warn'](
      seen,
      last ? 'A job failed for good' : 'A job failed and will be tried again',
    )
    return { id: job.id, status: final ? 'deadletter' : 'failed', output }
  }
}

const STOPPED = 'Lantern was stopped before this was done: it is begun again.'

async function runJob({ commands, runner, givingUp }: Work, job: Job): Promise<void> {
  const { command: name, councilId, requestId, input } = JobData.parse(job.data)
  const command = commands.get(name)
  if (!command) throw new Error(`This Lantern has no command ${name}: another version added the job`)
  // What has gone out to others cannot be undone, so what waits for them is let end; it has its own limits.
  const signal = laneOf(command) === 'outside' ? undefined : givingUp
  await runner.run(command, input, { actor: systemActor(councilId), via: 'job', requestId, signal })
}

function commandOf(job: Job): string {
  const data = job.data as { command?: unknown } | null
  return typeof data?.command === 'string' ? data.command : job.name
}
