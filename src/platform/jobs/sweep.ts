import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import type { PgBoss } from 'pg-boss'
import type { Clock } from '../clock.ts'
import type { Ids } from '../ids.ts'
import type { Log } from '../log/index.ts'
import type { Sweep } from '../module.ts'
import { type JobData, keyOf } from './enqueue.ts'
import { DUE } from './job.ts'
import { JOBS_SCHEMA, laneOf } from './lanes.ts'
import type { Wake } from './work.ts'

export interface Sweeping {
  readonly boss: PgBoss
  readonly pool: pg.Pool
  readonly ids: Ids
  readonly clock: Clock
  readonly log: Log
  readonly sweeps: readonly Sweep[]
  /** Called once jobs were added to a lane. */
  readonly wake?: Wake
  /** Milliseconds between one look and the next. */
  readonly every?: number
}

/**
 * Looks every second for work that is due and adds a job for it: schedules go by the minute, and no command
 * should pay for adding the job itself. Returns what stops it, once the look under way has ended.
 */
export function startSweeping(sweeping: Sweeping): () => Promise<void> {
  const { sweeps, log, every = 1_000 } = sweeping
  const stopping = new AbortController()
  const ended = (async () => {
    while (!stopping.signal.aborted) {
      for (const sweep of sweeps)
        await sweepOnce(sweeping, sweep).catch(error =>
          log.error(
            { err: error, command: sweep.command.name },
            'Lantern could not look for work that is due',
          ),
        )
      // Told to stop, it rests no longer.
      await setTimeout(every, undefined, { signal: stopping.signal }).catch(() => {})
    }
  })()
  return () => {
    stopping.abort()
    return ended
  }
}

/**
 * A council whose last job of this kind waits, is at work or will be tried again is not given another: where the
 * work fails, it fails in one place, for an administrator to see.
 */
export async function sweepOnce(
  { boss, pool, ids, clock, wake }: Omit<Sweeping, 'log' | 'sweeps'>,
  { command, due }: Sweep,
): Promise<void> {
  const lane = laneOf(command)
  const keys = new Map((await due(pool, clock.now())).map(id => [keyOf(id, command.name, DUE), id]))
  if (keys.size === 0) return
  const found = await pool.query<{ key: string }>(
    `select singleton_key as key from ${JOBS_SCHEMA}.job
      where name = $1 and singleton_key = any($2) and state in ('created', 'retry', 'active')`,
    [lane, [...keys.keys()]],
  )
  for (const { key } of found.rows) keys.delete(key)
  if (keys.size === 0) return
  await forgetDone(pool, lane, [...keys.keys()])
  const jobs = [...keys].map(([singletonKey, councilId]) => {
    const id = ids.next()
    const data: JobData = { command: command.name, councilId, requestId: id, input: {} }
    return { id, data, group: { id: councilId }, singletonKey }
  })
  await boss.insert(lane, jobs)
  wake?.(lane)
}

/** Twenty jobs a minute would bury all others in the list of jobs; one that failed stays. */
async function forgetDone(pool: pg.Pool, lane: string, keys: readonly string[]): Promise<void> {
  await pool.query(
    `delete from ${JOBS_SCHEMA}.job where name = $1 and singleton_key = any($2) and state = 'completed'`,
    [lane, keys],
  )
}
