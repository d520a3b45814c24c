import { describe, expect, it } from 'vitest'
import { keyQuestionsHeadline } from './key-questions.ts'
import { keyQuestionsChart } from './key-questions-chart.ts'
import { headlineOf, ownerChanges, type RatingHistory, type RatingLevel } from './ratings.ts'
import { ratingsChart } from './ratings-chart.ts'

const today = '2026-11-16'

function rated(
  publishedOn: string,
  overall: RatingLevel | null,
  provider = 'Marsh Homes Ltd',
  inherited = false,
) {
  return { publishedOn, overall, provider, registration: 'r', inherited }
}

function history(...ratings: RatingHistory['ratings']): RatingHistory {
  return { ratings, today }
}

describe('the message of a rating history', () => {
  it('says so when nothing has been rated, and never calls it good', () => {
    expect(headlineOf(history())).toBe('Not rated yet')
    expect(headlineOf(history(rated('2018-05-09', null)))).toBe('Not rated yet')
  })

  it('does not tell a story of one rating', () => {
    expect(headlineOf(history(rated('2019-03-03', 'good')))).toBe('Rated once: Good, March 2019')
  })

  it('says when nothing has changed', () => {
    expect(headlineOf(history(rated('2019-03-03', 'good'), rated('2016-01-09', 'good')))).toBe(
      'Ratings since 2016: Good throughout',
    )
  })

  it('says when the rating fell with the change of owner', () => {
    const fell = history(
      rated('2015-06-02', 'good'),
      rated('2019-08-01', 'good', 'Wold Care Ltd', true),
      rated('2020-11-03', 'requires-improvement', 'Wold Care Ltd'),
    )
    expect(headlineOf(fell)).toBe('Ratings since 2015: Good until the change of owner')
    expect(headlineOf({ ...fell, ownerChanges: [{ on: '2019-08-01', provider: 'Wold Care Ltd' }] })).toBe(
      'Ratings since 2015: Good until the change of owner',
    )
  })

  it('does not blame an owner who came after the fall', () => {
    const before = history(
      rated('2015-06-02', 'good'),
      rated('2017-01-02', 'inadequate'),
      rated('2019-01-02', 'inadequate', 'Wold Care Ltd'),
    )
    expect(headlineOf(before)).toBe('Ratings since 2015: down to Inadequate in January 2017')
  })

  it('says when it got better', () => {
    expect(headlineOf(history(rated('2015-06-02', 'inadequate'), rated('2017-01-02', 'good')))).toBe(
      'Ratings since 2015: up to Good in January 2017',
    )
  })

  it('says "by" when only the first rating under a new owner dates the change', () => {
    const changed = history(rated('2015-06-02', 'good'), rated('2017-01-02', 'good', 'Wold Care Ltd'))
    expect(ownerChanges(changed)).toEqual([{ on: '2017-01-02', provider: 'Wold Care Ltd', byThen: true }])
  })
})

describe('the drawing', () => {
  it('needs no inline style, and carries its own name and description', async () => {
    const chart = await ratingsChart(
      history(rated('2015-06-02', 'good'), rated('2017-01-02', null), rated('2019-01-02', 'inadequate')),
    )
    for (const svg of [chart.wide, chart.narrow]) {
      expect(svg).not.toMatch(/style=|<style|<script|NaN|undefined|Infinity/)
      expect(svg).toContain('<title id=')
      expect(svg).toContain('Good on 2 June 2015. Inadequate on 2 January 2019.')
    }
    expect(chart.table.rows).toHaveLength(3)
    expect(chart.table.rows[1]?.[1]?.text).toBe('Inspected, not rated')
  })

  it('escapes a name from outside', async () => {
    const chart = await ratingsChart(
      history(rated('2015-06-02', 'good'), rated('2019-01-02', 'good', '<script>&"Ltd')),
    )
    expect(chart.wide).not.toContain('<script')
    expect(chart.wide).toContain('&lt;script&gt;&amp;&quot;Ltd')
  })

  it('is whole when there is nothing to draw, and when all came in the last year', async () => {
    for (const ratings of [[], [rated(today, 'good')]]) {
      expect((await ratingsChart(history(...ratings))).wide).not.toMatch(/NaN|undefined|Infinity/)
    }
  })
})

describe('the five key questions', () => {
  const point = {
    publishedOn: '2024-03-03',
    safe: 'requires-improvement',
    effective: 'good',
    caring: 'good',
    responsive: 'good',
    wellLed: 'requires-improvement',
  } as const

  it('name the weakest', () => {
    expect(keyQuestionsHeadline([point])).toBe('Safe and Well-led: Requires improvement; better on the rest')
  })

  it('keep a question as it was when the newest report left it out', () => {
    const newer = {
      ...point,
      publishedOn: '2025-03-03',
      safe: 'good',
      wellLed: 'good',
      effective: null,
    } as const
    expect(keyQuestionsHeadline([newer, point])).toBe('Good on all five questions now')
  })

  it('say when there is nothing to say', () => {
    expect(keyQuestionsHeadline([])).toBe('The five questions have not been rated yet')
  })

  it('are drawn with the words in every cell', async () => {
    const chart = await keyQuestionsChart([{ ...point, effective: null }])
    expect(chart.wide).not.toMatch(/style=|NaN|undefined/)
    expect(chart.wide.match(/>Good</g)).toHaveLength(2)
    expect(chart.wide).toContain('>not rated<')
  })

  it('break long words in two when four reports make the cells narrow', async () => {
    const reports = ['2019-03-03', '2021-03-03', '2023-03-03'].map(publishedOn => ({ ...point, publishedOn }))
    expect((await keyQuestionsChart(reports)).wide).toContain('>Requires improvement<')
    const crowded = await keyQuestionsChart([...reports, point])
    expect(crowded.wide).not.toContain('>Requires improvement<')
    expect(crowded.wide).toMatch(/>Requires</)
  })
})
