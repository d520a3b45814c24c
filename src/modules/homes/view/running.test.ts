import { describe, expect, test } from 'vitest'
import type { Running } from '../running/schema.ts'
import { ledeOf, ratingsHeadline, runningPage } from './running.ts'

const none = { outstanding: 0, good: 0, 'requires-improvement': 0, inadequate: 0, unrated: 0 }
const council = (name: string) => ({ code: 'E1', name, homes: 1, beds: 10 })

const nothing: Running = {
  ...{ kind: 'provider', id: 'p', cqcId: '1-9', name: 'Copse Ltd', homes: 0, beds: 0, closed: 0 },
  ...{ councils: [], ratings: none, history: [], events: [], related: [], here: [] },
}

describe('in a sentence, a provider', () => {
  test.each([
    [{}, 'No open home in the register.'],
    [{ closed: 2 }, 'No open home in the register. 2 homes closed while it ran them.'],
    [{ homes: 1, beds: 10, councils: [council('Oldham')] }, '1 open home with 10 beds in Oldham.'],
    [
      { homes: 3, beds: 1240, closed: 1, councils: [council('Oldham'), council('Bury')] },
      '3 open homes with 1,240 beds in 2 councils. 1 home closed while it ran it.',
    ],
  ])('%j', (more, sentence) => {
    expect(ledeOf({ ...nothing, ...more })).toBe(sentence)
  })
})

describe('the message of the ratings', () => {
  const years = (...counts: Partial<typeof none>[]) =>
    counts.map((more, at) => ({ on: `${2023 + at}-01-01`, ...none, ...more }))

  test.each([
    [{ unrated: 4 }, [], 'No open home is rated'],
    [{ good: 1 }, [], 'Its one rated home is Good or better'],
    [{ good: 2, outstanding: 1, unrated: 5 }, [], 'All 3 rated homes are Good or better'],
    [{ good: 1, inadequate: 2 }, [], '1 of 3 rated homes is Good or better'],
    [
      { good: 2, inadequate: 2 },
      years({ good: 3, inadequate: 1 }, {}, {}, { good: 2, inadequate: 2 }),
      '2 of 4 rated homes are Good or better; in January 2023 it was 3 of 4',
    ],
    [{ good: 2, inadequate: 2 }, years({ unrated: 3 }, {}, {}, {}), '2 of 4 rated homes are Good or better'],
  ])('%j', (now, history, words) => {
    expect(ratingsHeadline({ ratings: { ...none, ...now }, history })).toBe(words)
  })
})

test('a provider whose name was never fetched is called by its CQC number, and empty parts are left out', async () => {
  const page = await runningPage({ ...nothing, name: null }, 'Fenmarsh')
  expect(page.page.title).toBe('Provider 1-9')
  expect(page.homesNote).toBe('It runs no open home in Fenmarsh.')
  expect([page.chart, page.homes, page.homesLink, page.councils, page.timeline]).toEqual(
    Array(5).fill(undefined),
  )
})
