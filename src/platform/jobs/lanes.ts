import type { Queue } from 'pg-boss'
import type { AnyCommand } from '../module.ts'

/** The PostgreSQL schema that pg-boss keeps its jobs in. */
export const JOBS_SCHEMA = 'jobs'

/**
 * Jobs run in a few lanes rather than one queue for each command: a lane is polled, so a queue for each of many
 * commands would keep an idle database busy. What could hold others up has a lane of its own: long work, and
 * work that waits for somebody else's server. Inside a lane a job that fails steps back until its next try.
 */
export type Lane = 'quick' | 'long' | 'outside' | 'sealing'

/** Messages and webhooks wait for other people's servers; a seal must not wait for an import to end. */
const ownLane: ReadonlyMap<string, Lane> = new Map([
  ['platform.sendMessage', 'outside'],
  ['platform.deliverWebhook', 'outside'],
  ['platform.sendWebhookTest', 'outside'],
  ['platform.sealEvents', 'sealing'],
])

export function laneOf(command: Pick<AnyCommand, 'name' | 'long'>): Lane {
  return ownLane.get(command.name) ?? (command.long ? 'long' : 'quick')
}

export const lanes: readonly Lane[] = ['quick', 'long', 'outside', 'sealing']

/** How many of each lane run at once in one process. */
export const atOnce: Readonly<Record<Lane, number>> = { quick: 4, long: 1, outside: 2, sealing: 1 }

/** Where the ticks of the schedules arrive: each becomes one job for each council that uses Lantern. */
export const TICKS = 'ticks'

const MINUTE = 60
const DAY = 86_400

/** Twelve tries over about a day and a half, the wait doubling from 30 seconds to six hours. */
const retrying = { retryLimit: 11, retryDelay: 30, retryBackoff: true, retryDelayMax: 6 * 3600 }

/** Twelve tries over about an hour: what could not be sealed should be as soon as the cause is gone. */
const soonAgain = { ...retrying, retryDelayMax: 6 * MINUTE }

/**
 * `short` lets one job wait for each key. What failed for good stays, visible, until an administrator retries it,
 * gives it up, or the housekeeping forgets it; a job waits as long as it must.
 */
const common = {
  policy: 'short',
  partition: false,
  retentionSeconds: 400 * DAY,
  deleteAfterSeconds: 0,
  ...retrying,
} as const

/** A worker that dies stops touching its job, which is tried again after `heartbeatSeconds`. */
export const queues: readonly Queue[] = [
  { name: 'quick', ...common, expireInSeconds: 10 * MINUTE, heartbeatSeconds: MINUTE },
  { name: 'outside', ...common, expireInSeconds: 10 * MINUTE, heartbeatSeconds: MINUTE },
  { name: 'sealing', ...common, ...soonAgain, expireInSeconds: 10 * MINUTE, heartbeatSeconds: MINUTE },
  { name: 'long', ...common, expireInSeconds: 12 * 3600, heartbeatSeconds: MINUTE },
  { name: TICKS, policy: 'standard', partition: false, ...retrying, deleteAfterSeconds: DAY },
  // Where pg-boss drops what its own clock says is due; made here because the app may not make what it owns.
  { name: '__pgboss__send-it', policy: 'standard', partition: false },
]
