import { sql } from 'kysely'
import { takeRows } from '#platform/database/limits.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../database/database.ts'
import { JOBS_SCHEMA } from './lanes.ts'

/** A row of pg-boss's table, of one council. */
export interface JobRow {
  readonly id: string
  readonly command: string
  readonly state: string
  readonly attempts: number
  readonly attemptsAllowed: number
  readonly output: unknown
  readonly createdOn: Temporal.Instant
  readonly startAfter: Temporal.Instant
  readonly completedOn: Temporal.Instant | null
}

const jobTable = sql.id(JOBS_SCHEMA, 'job')
const columns = sql`id, data->>'command' as command, state::text as state,
  case when started_on is null then 0 else retry_count + 1 end as attempts, retry_limit + 1 as attempts_allowed,
  output, created_on, start_after, completed_on`

export interface JobFilter {
  readonly state: string | undefined
  readonly command: string | undefined
}

export async function findJobs(ctx: Context, filter: JobFilter, limit: number, offset: number) {
  const rows = await sql<JobRow>`select ${columns} from ${jobTable} where ${wanted(ctx, filter)}
    order by (state = 'failed') desc, created_on desc, id desc ${takeRows(limit, offset)}`.execute(ctx.tx)
  const count = await sql<{ total: number }>`select count(*) as total from ${jobTable}
    where ${wanted(ctx, filter)}`.execute(ctx.tx)
  return { rows: rows.rows, total: count.rows[0]?.total ?? 0 }
}

function wanted(ctx: Context, { state, command }: JobFilter) {
  const mine = ctx.visible('job.read', {
    type: 'job',
    id: sql`id`,
    council: sql`group_id::uuid`,
  })
  return sql`${mine} ${state ? sql`and state::text = ${state}` : sql``}
    ${command ? sql`and data->>'command' = ${command}` : sql``}`
}

/** The job of this council, held until the transaction ends; a worker passes it by meanwhile. */
export async function holdJob(tx: Tx, councilId: string, id: string): Promise<JobRow | undefined> {
  const found = await sql<JobRow>`select ${columns} from ${jobTable}
    where id = ${id} and group_id = ${councilId} for update`.execute(tx)
  return found.rows[0]
}

/** As pg-boss's own retry, and also for one that waits for its next try. */
export async function tryAgainNow(tx: Tx, councilId: string, id: string): Promise<void> {
  await sql`update ${jobTable} set state = 'retry', retry_limit = greatest(retry_limit, retry_count) + 1,
      completed_on = null, start_after = now()
    where id = ${id} and group_id = ${councilId} and state in ('failed', 'retry')`.execute(tx)
}

export async function cancelJob(tx: Tx, councilId: string, id: string): Promise<void> {
  await sql`update ${jobTable} set state = 'cancelled', completed_on = now()
    where id = ${id} and group_id = ${councilId} and state in ('created', 'retry', 'failed')`.execute(tx)
}

export interface Ages {
  readonly done: Temporal.Instant
  readonly failed: Temporal.Instant
}

export async function deleteOldJobs(tx: Tx, councilId: string, before: Ages): Promise<number> {
  const gone = await sql`delete from ${jobTable} where group_id = ${councilId} and (
    (state in ('completed', 'cancelled') and completed_on < ${before.done.toString()})
    or (state = 'failed' and completed_on < ${before.failed.toString()}))`.execute(tx)
  return Number(gone.numAffectedRows ?? 0)
}

export async function deleteOldRequests(
  tx: Tx,
  councilId: string,
  before: Temporal.Instant,
): Promise<number> {
  const gone = await tx
    .deleteFrom('platform.request')
    .where('councilId', '=', councilId)
    .where('at', '<', before)
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}

export async function deleteOldDrafts(tx: Tx, councilId: string, before: Temporal.Instant): Promise<number> {
  const gone = await tx
    .deleteFrom('platform.draft')
    .where('councilId', '=', councilId)
    .where('updatedAt', '<', before)
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** Sessions belong to no council: whichever council's turn it is clears those that ended. */
export async function deleteOldSessions(tx: Tx, now: Temporal.Instant): Promise<number> {
  const gone = await tx.deleteFrom('platform.session').where('expiresAt', '<', now).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
