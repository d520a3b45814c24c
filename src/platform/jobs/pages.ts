import type { z } from 'zod'
import { actionWords } from '../events/words.ts'
import { type FormField, type Page, type PageContext, page } from '../http/page/page.ts'
import { giveUpJob, retryJob } from './commands.ts'
import { countJobs, readJob } from './look.ts'
import { listJobs } from './queries.ts'
import type { JobSeen } from './schema.ts'
import {
  errorCell,
  failedNotice,
  jobCard,
  stateCell,
  stateOptions,
  triesWords,
  whatCell,
  whenCell,
} from './view.ts'

type Counts = z.input<typeof countJobs.output>

const stateFilter = (_ctx: PageContext, helper: unknown): FormField => ({
  kind: 'select',
  name: 'state',
  label: 'State',
  options: stateOptions(helper as Counts),
})

const commandFilter = (_ctx: PageContext, helper: unknown): FormField => ({
  kind: 'select',
  name: 'command',
  label: 'Kind of job',
  options: [
    { value: '', text: 'Any' },
    ...(helper as Counts).commands.map(name => ({ value: name, text: actionWords(name) })),
  ],
})

const list = page.list<typeof listJobs>({
  path: '/jobs',
  query: listJobs,
  page(_answer, ctx, helper) {
    const notice = ctx.queryString.state ? undefined : failedNotice(helper as Counts)
    return {
      title: 'What Lantern does by itself',
      lede: 'Imports, messages and tidying up, newest first. A job that fails is tried again by itself a few times.',
      ...(notice ? { notice } : {}),
    }
  },
  noun: { one: 'job', many: 'jobs' },
  helper: ctx => ctx.ask(countJobs, {}),
  filters: [stateFilter, commandFilter],
  columns: [
    { label: 'What', cell: whatCell },
    { label: 'State', cell: stateCell },
    { label: 'Tries', cell: job => ({ text: triesWords(job) }) },
    { label: 'Last error', cell: errorCell },
    { label: 'Asked for', cell: whenCell },
  ],
  empty: () => ({
    heading: 'No jobs just now',
    text: 'Jobs that were done are kept for a few days, those that failed for longer.',
  }),
})

const one = page.show<typeof readJob>({
  path: '/jobs/{jobId}',
  query: readJob,
  template: 'platform/page.njk',
  model: (job, ctx) => ({
    page: {
      title: actionWords(job.command),
      caption: 'Job',
      back: { text: 'Back to jobs', href: '/jobs' },
      width: 'wide',
    },
    cards: [jobCard(job, ctx.mayEver(retryJob))],
  }),
})

const toOne = (ctx: PageContext): string => `/jobs/${ctx.params.jobId ?? ''}`
const cancel = (ctx: PageContext) => ({ text: 'Cancel', href: toOne(ctx) })
const helper = (ctx: PageContext) => ctx.ask(readJob, { jobId: ctx.params.jobId ?? '' })
const named = (job: unknown): string => `Job: ${actionWords((job as JobSeen).command)}`

const retry = page.form<typeof retryJob>({
  path: '/jobs/{jobId}/retry',
  command: retryJob,
  helper,
  steps: [
    {
      slug: 'retry',
      page: job => ({
        title: 'Try this job again now?',
        caption: named(job),
        lede: 'Nothing is done twice: work that an earlier try finished is found and kept.',
      }),
      fields: [],
    },
  ],
  button: 'Try again now',
  done: (_result, ctx) => ({
    href: toOne(ctx),
    notice: {
      kind: 'done',
      heading: 'The job will be tried again now',
      text: 'Open this page again in a minute.',
    },
  }),
  cancel,
})

const giveUp = page.form<typeof giveUpJob>({
  path: '/jobs/{jobId}/give-up',
  command: giveUpJob,
  helper,
  steps: [
    {
      slug: 'give-up',
      page: job => ({
        title: 'Give this job up?',
        caption: named(job),
        lede: 'It will not be tried again, and what it was to do stays undone. You cannot take this back.',
      }),
      fields: [],
    },
  ],
  button: 'Give it up',
  tone: 'warning',
  done: () => ({ href: '/jobs', notice: { kind: 'done', heading: 'The job was given up' } }),
  cancel,
})

export const jobPages: readonly Page[] = [list, one, retry, giveUp]
export const jobPageQueries = [countJobs, readJob] as const
