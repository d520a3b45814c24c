import { wholeCouncil } from '../access/permissions.ts'
import { query } from '../query.ts'
import { lastErrorOf } from './failure.ts'
import { JobList, type JobSeen, JobState, jobStates, ListJobs } from './schema.ts'
import { findJobs, type JobRow } from './store.ts'

export const listJobs = query({
  name: 'platform.listJobs',
  does: 'Lists the jobs of your council, newest first: what Lantern does by itself, and what went wrong.',
  api: 'GET /jobs',
  input: ListJobs,
  output: JobList,
  can: 'job.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  trace: 'search',
  traced: ({ total }, { state, command }) => ({ total, state, command }),
  example: { role: 'administrator', input: {} },
  async run(ctx, { state, command, page, perPage }) {
    const filter = { state: state && jobStates[state], command }
    const { rows, total } = await findJobs(ctx, filter, perPage, (page - 1) * perPage)
    return { items: rows.map(seen), total, page, perPage }
  },
})

function seen(row: JobRow): JobSeen {
  const state = stateOf(row.state)
  const waits = state === 'waiting' || state === 'waiting-to-retry'
  return {
    id: row.id,
    command: row.command,
    state,
    attempts: row.attempts,
    attemptsAllowed: row.attemptsAllowed,
    lastError: state === 'done' ? null : lastErrorOf(row.output),
    createdAt: row.createdOn.toString(),
    nextTryAt: waits ? row.startAfter.toString() : null,
    finishedAt: row.completedOn?.toString() ?? null,
  }
}

export function stateOf(stored: string): JobState {
  const known = JobState.options.find(state => jobStates[state] === stored)
  if (!known) throw new Error(`The job queue has a state ${stored} that Lantern does not know`)
  return known
}
