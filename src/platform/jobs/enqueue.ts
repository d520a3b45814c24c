import { CompiledQuery, sql } from 'kysely'
import type { Db, PgBoss, SendOptions } from 'pg-boss'
import { z } from 'zod'
import type { Tx } from '../database/database.ts'
import type { Ids } from '../ids.ts'
import type { AnyCommand } from '../module.ts'
import type { JobRequest } from './job.ts'
import { JOBS_SCHEMA, type Lane, laneOf } from './lanes.ts'

/**
 * What a job holds: ids and codes, like an event; words about people stay in their rows. `requestId` stays the
 * same however often the job is tried, so that a try whose answer was lost is not done twice.
 */
export const JobData = z.object({
  command: z.string(),
  councilId: z.string(),
  requestId: z.string(),
  input: z.unknown(),
})
export type JobData = z.infer<typeof JobData>

export interface Enqueueing {
  readonly boss: PgBoss
  readonly commands: ReadonlyMap<string, AnyCommand>
  readonly ids: Ids
}

/**
 * Adds a job inside the caller's transaction. Throws for a command that is not there and for input it would not
 * accept: better now, beside the mistake, than in a worker at night.
 */
export async function enqueue(
  { boss, commands, ids }: Enqueueing,
  tx: Tx,
  job: JobRequest,
  councilId: string,
): Promise<void> {
  const command = commands.get(job.command)
  if (!command) throw new Error(`There is no command ${job.command} to run as a job: add it to its module`)
  const id = ids.next()
  const data: JobData = { command: job.command, councilId, requestId: id, input: asJson(command, job.input) }
  const options: SendOptions = {
    id,
    db: inTransactionOf(tx),
    group: { id: councilId },
    singletonKey: job.key ? keyOf(councilId, job.command, job.key) : id,
    ...(job.after && { startAfter: new Date(job.after.epochMilliseconds) }),
    ...(job.retries !== undefined && { retryLimit: job.retries }),
  }
  await sendOrJoin(boss, tx, laneOf(command), data, options)
}

export function keyOf(councilId: string, command: string, key: string): string {
  return `${councilId}:${command}:${key}`
}

/**
 * With a key the job may wait already. Then the waiting one is held until this transaction ends: a worker that
 * took it now would run it without seeing what this transaction is about to commit.
 */
async function sendOrJoin(
  boss: PgBoss,
  tx: Tx,
  lane: Lane,
  data: JobData,
  options: SendOptions,
): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    if (await boss.send(lane, data, options)) return
    const waiting = await sql`select id from ${sql.id(JOBS_SCHEMA, 'job')}
      where name = ${lane} and singleton_key = ${options.singletonKey} and state = 'created' for share`.execute(
      tx,
    )
    if (waiting.rows.length > 0) return
  }
  throw new Error(`The job ${data.command} could not be added: its key is taken and let go too often`)
}

/** pg-boss speaks through the caller's pinned connection. */
function inTransactionOf(tx: Tx): Db {
  return {
    executeSql: async (text, values = []) => {
      const { rows } = await tx.executeQuery(CompiledQuery.raw(text, [...values]))
      return { rows: [...rows] }
    },
  }
}

function asJson(command: AnyCommand, input: unknown): unknown {
  const json: unknown = JSON.parse(JSON.stringify(input ?? {}))
  const checked = command.input.safeParse(json)
  if (checked.success) return json
  const fields = checked.error.issues.map((issue: z.core.$ZodIssue) => issue.path.join('.') || 'the whole')
  throw new Error(`The job ${command.name} would not accept its input (${fields.join(', ')})`)
}
