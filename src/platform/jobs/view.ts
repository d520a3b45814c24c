import type { z } from 'zod'
import { actionWords } from '../events/words.ts'
import { formatDateTime } from '../view/dates.ts'
import { formatNumber, plural } from '../view/filters.ts'
import type { CardModel, CellModel, FactModel, NoticeModel, OptionModel, TagModel } from '../view/models.ts'
import type { countJobs } from './look.ts'
import type { JobSeen, JobState } from './schema.ts'

type Counts = z.input<typeof countJobs.output>

export const stateTags: Readonly<Record<JobState, TagModel>> = {
  waiting: { text: 'Waiting', tone: 'soft' },
  'waiting-to-retry': { text: 'Waiting to try again', tone: 'lamp' },
  running: { text: 'Running', tone: 'soft' },
  done: { text: 'Done', tone: 'moss' },
  failed: { text: 'Failed', tone: 'clay' },
  'given-up': { text: 'Given up', tone: 'plain' },
}

/** What needs someone first. */
const order: readonly JobState[] = ['failed', 'waiting-to-retry', 'running', 'waiting', 'given-up', 'done']

export const canRetry = ({ state }: JobSeen): boolean => state === 'failed' || state === 'waiting-to-retry'
export const canGiveUp = (job: JobSeen): boolean => canRetry(job) || job.state === 'waiting'

export function stateOptions({ states }: Counts): readonly OptionModel[] {
  const present = order.flatMap(state => states.find(one => one.state === state) ?? [])
  const options = present.map(({ state, count }) => ({
    value: state,
    text: `${stateTags[state].text} (${formatNumber(count)})`,
  }))
  return [{ value: '', text: 'All' }, ...options]
}

/** Failed jobs come before all others: nothing, where none failed. */
export function failedNotice({ states }: Counts): NoticeModel | undefined {
  const count = states.find(one => one.state === 'failed')?.count ?? 0
  if (count === 0) return undefined
  return {
    kind: 'lamp',
    heading: `${plural(count, 'job')} failed and ${count === 1 ? 'needs' : 'need'} you`,
    text: 'Lantern has stopped trying. Try each again once its cause is put right, or give it up.',
    link: { text: count === 1 ? 'See it' : 'See them', href: '/jobs?state=failed' },
  }
}

export function whatCell(job: JobSeen): CellModel {
  return { text: actionWords(job.command), href: `/jobs/${job.id}` }
}

export const stateCell = ({ state }: JobSeen): CellModel => ({ text: '', tag: stateTags[state] })

export function triesWords({ attempts, attemptsAllowed }: JobSeen): string {
  return attempts === 0 ? 'Not tried yet' : `${attempts} of ${attemptsAllowed}`
}

export const errorCell = ({ lastError }: JobSeen): CellModel => ({ text: lastError ?? 'None' })

export function whenCell({ createdAt, finishedAt, nextTryAt }: JobSeen): CellModel {
  const text = formatDateTime(createdAt)
  if (finishedAt) return { text, note: `Ended ${formatDateTime(finishedAt)}` }
  return nextTryAt ? { text, note: `Next try ${formatDateTime(nextTryAt)}` } : { text }
}

export function jobCard(job: JobSeen, mayManage: boolean): CardModel {
  const links = mayManage && canGiveUp(job) ? [{ text: 'Give it up', href: `/jobs/${job.id}/give-up` }] : []
  return {
    heading: 'How it stands',
    tone: job.state === 'failed' ? 'clay' : 'plain',
    facts: jobFacts(job),
    links,
    ...(mayManage && canRetry(job)
      ? { button: { text: 'Try again now', href: `/jobs/${job.id}/retry` } }
      : {}),
  }
}

function jobFacts(job: JobSeen): readonly FactModel[] {
  const time = (term: string, at: string | null, missing: string): FactModel =>
    at ? { term, value: formatDateTime(at) } : { term, missing }
  return [
    { term: 'State', tag: stateTags[job.state] },
    { term: 'Tries', value: triesWords(job) },
    job.lastError ? { term: 'Last error', value: job.lastError } : { term: 'Last error', missing: 'None' },
    time('Asked for', job.createdAt, 'Not known'),
    time('Next try', job.nextTryAt, 'None planned'),
    time('Ended', job.finishedAt, 'Not yet'),
    { term: 'Command', value: job.command, note: 'Its name in the log and in the code' },
    { term: 'Job’s id', value: job.id, note: 'Find it in the log under this' },
  ]
}
