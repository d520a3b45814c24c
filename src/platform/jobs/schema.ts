import { z } from 'zod'

/** A job's state in words, beside pg-boss's own. */
export const jobStates = {
  waiting: 'created',
  'waiting-to-retry': 'retry',
  running: 'active',
  done: 'completed',
  failed: 'failed',
  'given-up': 'cancelled',
} as const

export type JobState = keyof typeof jobStates
const states = Object.keys(jobStates) as [JobState, ...JobState[]]

export const JobState = z.enum(states, `The state must be one of ${states.join(', ')}`)

export const Paging = z.object({
  page: z.coerce.number().int().min(1, 'The page must be 1 or more').max(100_000).default(1),
  perPage: z.coerce.number().int().min(1).max(200, 'A page holds at most 200').default(25),
})

export const ListJobs = Paging.extend({
  state: JobState.optional(),
  command: z.string().max(100).optional(),
})

export const JobSeen = z.object({
  id: z.string(),
  command: z.string(),
  state: JobState,
  attempts: z.number().int(),
  attemptsAllowed: z.number().int(),
  lastError: z.string().nullable(),
  createdAt: z.string(),
  nextTryAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
})
export type JobSeen = z.infer<typeof JobSeen>

export const JobList = z.object({
  items: z.array(JobSeen),
  total: z.number().int(),
  page: z.number().int(),
  perPage: z.number().int(),
})

export const OneJob = z.object({ jobId: z.uuid('This is not the id of a job') })
export const JobNow = z.object({ jobId: z.string(), state: JobState })
export const Forgotten = z.object({ forgotten: z.number().int() })
