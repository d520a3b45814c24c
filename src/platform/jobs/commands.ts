import type { Subject } from '../access/permissions.ts'
import { command, done } from '../command.ts'
import type { Context } from '../context.ts'
import { Conflict, NotFound } from '../errors.ts'
import { event } from '../events/event.ts'
import { stateOf } from './queries.ts'
import { JobNow, type JobState, OneJob } from './schema.ts'
import { cancelJob, holdJob, tryAgainNow } from './store.ts'

interface JobSubject extends Subject {
  readonly state: JobState
  readonly command: string
}

// No `api` for these two: a fresh council has no failed job that an example could act on.

export const retryJob = command({
  name: 'platform.retryJob',
  does: 'Tries a job that failed again now.',
  input: OneJob,
  output: JobNow,
  can: 'job.manage',
  subject: jobOf,
  async run({ tx, actor }, { jobId }, job) {
    refuseUnless(job, ['failed', 'waiting-to-retry'], 'Only a job that failed can be tried again.')
    await tryAgainNow(tx, actor.councilId, jobId)
    return done({ jobId, state: 'waiting-to-retry' as const }, event('JobRetried', { command: job.command }))
  },
})

export const giveUpJob = command({
  name: 'platform.giveUpJob',
  does: 'Gives up a job that waits or failed: it will not be tried again.',
  input: OneJob,
  output: JobNow,
  can: 'job.manage',
  subject: jobOf,
  async run({ tx, actor }, { jobId }, job) {
    const when = 'Only a job that waits or failed can be given up.'
    refuseUnless(job, ['waiting', 'waiting-to-retry', 'failed'], when)
    await cancelJob(tx, actor.councilId, jobId)
    return done({ jobId, state: 'given-up' as const }, event('JobGivenUp', { command: job.command }))
  },
})

async function jobOf({ tx, actor }: Context, { jobId }: { jobId: string }): Promise<JobSubject> {
  const row = await holdJob(tx, actor.councilId, jobId)
  if (!row) throw new NotFound('There is no such job in your council. It may have been done and forgotten.')
  return {
    type: 'job',
    id: row.id,
    councilId: actor.councilId,
    state: stateOf(row.state),
    command: row.command,
  }
}

function refuseUnless(job: JobSubject, states: readonly JobState[], message: string): void {
  if (states.includes(job.state)) return
  throw new Conflict(`${message} This one is ${job.state.replaceAll('-', ' ')}.`)
}
