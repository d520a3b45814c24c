import { z } from 'zod'
import { wholeCouncil } from '../access/permissions.ts'
import { command, done } from '../command.ts'
import type { Context } from '../context.ts'
import { event } from '../events/event.ts'
import type { AnyCommand, Schedule } from '../module.ts'
import { Forgotten } from './schema.ts'
import { deleteOldDrafts, deleteOldJobs, deleteOldRequests, deleteOldSessions } from './store.ts'

const DAY_IN_HOURS = 24

/** A command without input that the system runs at night and that deletes what has served its time. */
function forgetting(name: string, does: string, happened: string, forget: (ctx: Context) => Promise<number>) {
  return command({
    name,
    does,
    input: z.object({}),
    output: Forgotten,
    can: 'job.housekeep',
    subject: ctx => wholeCouncil(ctx.actor.councilId),
    long: true,
    async run(ctx) {
      const forgotten = await forget(ctx)
      return forgotten === 0 ? done({ forgotten }) : done({ forgotten }, event(happened, { forgotten }))
    },
  })
}

export const forgetOldRequests = forgetting(
  'platform.forgetOldRequests',
  'Forgets the ids of requests older than 7 days: nobody repeats a request that late.',
  'OldRequestsForgotten',
  ({ tx, actor, now }) => deleteOldRequests(tx, actor.councilId, daysBefore(now, 7)),
)

export const forgetOldDrafts = forgetting(
  'platform.forgetOldDrafts',
  'Forgets what was typed into forms and neither sent nor touched for 90 days.',
  'OldDraftsForgotten',
  ({ tx, actor, now }) => deleteOldDrafts(tx, actor.councilId, daysBefore(now, 90)),
)

export const forgetOldSessions = forgetting(
  'platform.forgetOldSessions',
  'Forgets sessions that have ended.',
  'OldSessionsForgotten',
  ({ tx, now }) => deleteOldSessions(tx, now),
)

export const forgetOldJobs = forgetting(
  'platform.forgetOldJobs',
  'Forgets jobs done or given up more than 2 days ago, and those that failed more than a year ago.',
  'OldJobsForgotten',
  ({ tx, actor, now }) =>
    deleteOldJobs(tx, actor.councilId, { done: daysBefore(now, 2), failed: daysBefore(now, 365) }),
)

function daysBefore(now: Temporal.Instant, days: number): Temporal.Instant {
  return now.subtract({ hours: days * DAY_IN_HOURS })
}

export const housekeeping: readonly AnyCommand[] = [
  forgetOldRequests,
  forgetOldDrafts,
  forgetOldSessions,
  forgetOldJobs,
]

export const schedules: readonly Schedule[] = [
  { command: forgetOldRequests, cron: '10 3 * * *', input: {} },
  { command: forgetOldDrafts, cron: '15 3 * * *', input: {} },
  { command: forgetOldSessions, cron: '20 3 * * *', input: {} },
  { command: forgetOldJobs, cron: '30 3 * * *', input: {} },
]
