import type { Module } from '../module.ts'
import { giveUpJob, retryJob } from './commands.ts'
import { housekeeping, schedules } from './housekeeping.ts'
import { jobsPolicy } from './policy.ts'
import { listJobs } from './queries.ts'

export { retryJob } from './commands.ts'
export type { JobRequest } from './job.ts'
export { createJobs, type Jobs, type JobsOptions, type Working } from './jobs.ts'

/** What this folder brings to the platform's module. */
export const jobsPart = {
  policy: jobsPolicy,
  commands: [retryJob, giveUpJob, ...housekeeping],
  queries: [listJobs],
  schedules,
} as const satisfies Pick<Module, 'policy' | 'commands' | 'queries' | 'schedules'>
