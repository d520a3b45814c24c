import { describe, expect, test } from 'vitest'
import type { JobSeen, JobState } from './schema.ts'
import { canGiveUp, canRetry, failedNotice, jobCard, stateOptions, triesWords, whenCell } from './view.ts'

const job: JobSeen = {
  id: '0190f3a4-0000-7000-8000-000000000001',
  command: 'platform.sendMessage',
  state: 'failed',
  attempts: 3,
  attemptsAllowed: 3,
  lastError: 'The mail server did not answer.',
  createdAt: '2026-10-14T14:05:00Z',
  nextTryAt: null,
  finishedAt: '2026-10-14T14:20:00Z',
}

describe('what can be done', () => {
  test.each<[JobState, boolean, boolean]>([
    ['failed', true, true],
    ['waiting-to-retry', true, true],
    ['waiting', false, true],
    ['running', false, false],
    ['done', false, false],
    ['given-up', false, false],
  ])('to a job that is %s: try again %s, give up %s', (state, retry, giveUp) => {
    expect([canRetry({ ...job, state }), canGiveUp({ ...job, state })]).toEqual([retry, giveUp])
    const card = jobCard({ ...job, state }, true)
    expect([card.button !== undefined, card.links?.length === 1]).toEqual([retry, giveUp])
  })

  test('is nothing for someone who may only look', () => {
    const card = jobCard(job, false)
    expect([card.button, card.links]).toEqual([undefined, []])
  })
})

describe('failed jobs', () => {
  test('come first among the filters, with their counts', () => {
    const counted = {
      states: [
        { state: 'done' as const, count: 1204 },
        { state: 'failed' as const, count: 2 },
      ],
      commands: [],
    }
    expect(stateOptions(counted).map(option => option.text)).toEqual(['All', 'Failed (2)', 'Done (1,204)'])
    expect(failedNotice(counted)?.heading).toBe('2 jobs failed and need you')
  })

  test('are not spoken of when there are none', () => {
    expect(failedNotice({ states: [{ state: 'done', count: 4 }], commands: [] })).toBeUndefined()
  })
})

test('tries and times are told in words', () => {
  expect(triesWords(job)).toBe('3 of 3')
  expect(triesWords({ ...job, attempts: 0 })).toBe('Not tried yet')
  expect(whenCell(job)).toEqual({ text: '14 October 2026, 3:05 pm', note: 'Ended 14 October 2026, 3:20 pm' })
  expect(whenCell({ ...job, finishedAt: null, nextTryAt: '2026-10-14T14:06:00Z' }).note).toBe(
    'Next try 14 October 2026, 3:06 pm',
  )
})
