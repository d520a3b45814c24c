import { sql } from 'kysely'
import { z } from 'zod'
import { type Subject, wholeCouncil } from '../access/permissions.ts'
import type { Context } from '../context.ts'
import { NotFound } from '../errors.ts'
import { query } from '../query.ts'
import { lastErrorOf } from './failure.ts'
import { JOBS_SCHEMA } from './lanes.ts'
import { stateOf } from './queries.ts'
import { JobSeen, JobState, OneJob } from './schema.ts'
import type { JobRow } from './store.ts'

const jobTable = sql.id(JOBS_SCHEMA, 'job')

/** Leaves no trace of its own: it is asked beside the list, whose reading is logged. */
export const countJobs = query({
  name: 'platform.countJobs',
  does: 'Counts the jobs of your council by their state, and names the kinds of job there are.',
  input: z.object({}),
  output: z.object({
    states: z.array(z.object({ state: JobState, count: z.number().int() })),
    commands: z.array(z.string()),
  }),
  can: 'job.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  trace: 'nothing',
  async run({ tx, actor }) {
    const { rows } = await sql<{ state: string; command: string; count: number }>`
      select state::text as state, data->>'command' as command, count(*)::integer as count from ${jobTable}
       where group_id = ${actor.councilId} group by 1, 2`.execute(tx)
    const counted = JobState.options.map(state => ({
      state,
      count: rows.filter(row => stateOf(row.state) === state).reduce((sum, row) => sum + row.count, 0),
    }))
    return {
      states: counted.filter(one => one.count > 0),
      commands: [...new Set(rows.map(row => row.command))].toSorted(),
    }
  },
})

interface JobSubject extends Subject {
  readonly row: JobRow
}

export const readJob = query({
  name: 'platform.readJob',
  does: 'Shows one job: how it stands, how often it was tried, and what went wrong last.',
  input: OneJob,
  output: JobSeen,
  can: 'job.read',
  subject: jobToSee,
  trace: 'record',
  async run(_ctx, _input, { row }) {
    const state = stateOf(row.state)
    return {
      id: row.id,
      command: row.command,
      state,
      attempts: row.attempts,
      attemptsAllowed: row.attemptsAllowed,
      lastError: state === 'done' ? null : lastErrorOf(row.output),
      createdAt: row.createdOn.toString(),
      nextTryAt: state === 'waiting' || state === 'waiting-to-retry' ? row.startAfter.toString() : null,
      finishedAt: row.completedOn?.toString() ?? null,
    }
  },
})

async function jobToSee({ tx, actor }: Context, { jobId }: { jobId: string }): Promise<JobSubject> {
  const { rows } = await sql<JobRow>`
    select id, data->>'command' as command, state::text as state, output, created_on, start_after, completed_on,
      case when started_on is null then 0 else retry_count + 1 end as attempts,
      retry_limit + 1 as attempts_allowed
    from ${jobTable} where id = ${jobId} and group_id = ${actor.councilId}`.execute(tx)
  const row = rows[0]
  if (!row) throw new NotFound('There is no such job in your council. It may have been done and forgotten.')
  return { type: 'job', id: jobId, councilId: actor.councilId, row }
}
