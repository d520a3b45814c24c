import { describe, expect, test } from 'vitest'
import { parseLocation } from './parse.ts'
import { keyQuestionOf, ratingCodeOf } from './rating-codes.ts'
import { currentRatingOf } from './ratings.ts'
import { aRecord, hasOldhamRecords, oldhamHomes } from './testing.ts'

function read(fields: Record<string, unknown>) {
  const parsed = parseLocation(aRecord(fields))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.location
}

const allGood = ['Safe', 'Effective', 'Caring', 'Responsive', 'Well-led'].map(name => ({
  name,
  rating: 'Good',
}))

function current(rating: string, fields: Record<string, unknown> = {}) {
  return { overall: { rating, keyQuestionRatings: allGood, ...fields } }
}

function historic(rating: string, reportDate: string, fields: Record<string, unknown> = {}) {
  return { reportDate, reportLinkId: `link-${reportDate}`, overall: { rating }, ...fields }
}

describe('CQC’s words', () => {
  test.each([
    ['Outstanding', 'outstanding'],
    ['Good', 'good'],
    ['Requires improvement', 'requires-improvement'],
    ['Requires Improvement', 'requires-improvement'],
    ['  inadequate ', 'inadequate'],
    ['Inspected but not rated', null],
    ['No published rating', null],
    ['Not Rated', null],
    ['Insufficient evidence to rate', null],
    ['Regulations met', null],
    ['', null],
    [undefined, null],
  ])('%j is the code %j', (words, code) => {
    expect(ratingCodeOf(words)).toBe(code)
  })

  test.each([
    ['Well-led', 'wellLed'],
    ['Well-Led', 'wellLed'],
    ['Safe', 'safe'],
    ['Overall', undefined],
  ])('%j is the key question %j', (words, question) => {
    expect(keyQuestionOf(words)).toBe(question)
  })
})

describe('ratings of one record', () => {
  test('come newest first from the current, assessment and historic blocks', () => {
    const { ratings } = read({
      historicRatings: [historic('Inadequate', '2016-03-01'), historic('Good', '2019-03-01')],
      currentRatings: current('Requires Improvement', { reportDate: '2021-05-01', reportLinkId: 'now' }),
      assessment: [
        {
          assessmentPlanPublishedDateTime: '2024-09-17 15:19:48',
          ratings: { asgRatings: [{ name: 'Care Homes', rating: 'Good', keyQuestionRatings: allGood }] },
        },
      ],
    })
    expect(ratings.map(rating => [rating.publishedOn, rating.overall, rating.source])).toEqual([
      ['2024-09-17', 'good', 'assessment'],
      ['2021-05-01', 'requires-improvement', 'current'],
      ['2019-03-01', 'good', 'historic'],
      ['2016-03-01', 'inadequate', 'historic'],
    ])
    expect(currentRatingOf(ratings)).toBe(ratings[0])
  })

  test('an old block newer than the assessment stands', () => {
    const { ratings } = read({
      currentRatings: current('Good', { reportDate: '2025-02-01' }),
      assessment: [
        {
          assessmentPlanPublishedDateTime: '2024-09-17 15:19:48',
          ratings: { overall: [{ rating: 'Inadequate' }] },
        },
      ],
    })
    expect(currentRatingOf(ratings)).toMatchObject({ overall: 'good', source: 'current' })
  })

  test('an assessment speaks with its overall rating, then with its care homes group', () => {
    const groups = [
      { name: 'Homecare', rating: 'Inadequate' },
      { name: 'Care Homes', rating: 'Good' },
    ]
    const date = '2024-09-17 15:19:48'
    const byGroup = read({
      assessment: [{ assessmentPlanPublishedDateTime: date, ratings: { asgRatings: groups } }],
    })
    expect(byGroup.ratings[0]?.overall).toBe('good')
    const overall = [{ rating: 'Requires improvement' }]
    const both = read({
      assessment: [{ assessmentPlanPublishedDateTime: date, ratings: { overall, asgRatings: groups } }],
    })
    expect(both.ratings.map(rating => rating.overall)).toEqual(['requires-improvement'])
  })

  test('the same rating in two blocks is one', () => {
    const { ratings } = read({
      currentRatings: current('Good', { reportDate: '2019-03-01', reportLinkId: 'link-2019-03-01' }),
      historicRatings: [historic('Good', '2019-03-01'), historic('Good', '2016-03-01')],
    })
    expect(ratings.map(rating => rating.source)).toEqual(['current', 'historic'])
  })

  test('what was inspected and not rated is kept apart, with CQC’s words', () => {
    const { ratings, inspectedNotRated } = read({
      historicRatings: [historic('Inspected but not rated', '2022-03-03'), historic('Good', '2019-03-01')],
    })
    expect(ratings.map(rating => rating.publishedOn)).toEqual(['2019-03-01'])
    expect(inspectedNotRated).toMatchObject([{ publishedOn: '2022-03-03', words: 'Inspected but not rated' }])
  })

  test('an inspection that rated some key questions is a rating without an overall one, and never stands', () => {
    const overall = {
      rating: 'Inspected but not rated',
      keyQuestionRatings: [{ name: 'Safe', rating: 'Inadequate' }],
    }
    const { ratings } = read({
      historicRatings: [historic('', '2022-03-03', { overall }), historic('Good', '2019-03-01')],
    })
    expect(ratings[0]).toMatchObject({ overall: null, safe: 'inadequate', caring: null })
    expect(currentRatingOf(ratings)?.publishedOn).toBe('2019-03-01')
  })

  test('each key question keeps its own date and where it came from', () => {
    const questions = [
      { name: 'Safe', rating: 'Good', reportDate: '2022-08-26', reportLinkId: 'now' },
      {
        name: 'Caring',
        rating: 'Good',
        reportDate: '2018-08-11',
        reportLinkId: 'old',
        organisationId: '1-0',
      },
    ]
    const fields = { reportDate: '2022-08-26', reportLinkId: 'now', keyQuestionRatings: questions }
    const { ratings } = read({ currentRatings: current('Good', fields) })
    expect(ratings[0]).toMatchObject({
      inherited: false,
      keyQuestions: {
        safe: { publishedOn: '2022-08-26' },
        caring: { publishedOn: '2018-08-11', inheritedFrom: '1-0' },
      },
    })
  })
})

describe('a rating carried over from another registration', () => {
  const carried = allGood.map(question => ({ ...question, organisationId: '1-0' }))

  test('is told by the registration on its key questions', () => {
    const { ratings } = read({
      currentRatings: current('Good', { reportDate: '2018-06-14', keyQuestionRatings: carried }),
    })
    expect(ratings[0]).toMatchObject({ inherited: true, inheritedFrom: '1-0' })
  })

  test('is told by the registration on a historic entry', () => {
    const { ratings } = read({
      historicRatings: [historic('Inadequate', '2018-06-14', { organisationId: '1-0' })],
    })
    expect(ratings[0]).toMatchObject({ inherited: true, inheritedFrom: '1-0' })
    expect(currentRatingOf(ratings)).toBeUndefined()
  })

  test('is its own when the registration named is the location itself', () => {
    const { ratings } = read({ historicRatings: [historic('Good', '2018-06-14', { organisationId: '1-1' })] })
    expect(ratings[0]).toMatchObject({ inherited: false })
    expect(ratings[0]).not.toHaveProperty('inheritedFrom')
  })
})

describe('a current rating without a date', () => {
  test('“No published rating” is neither a rating nor an inspection', () => {
    const { ratings, inspectedNotRated } = read({
      currentRatings: { overall: { rating: 'No published rating', keyQuestionRatings: [] } },
    })
    expect([ratings, inspectedNotRated]).toEqual([[], []])
  })

  test('takes the date of the report it names', () => {
    const reports = [{ linkId: 'now', reportDate: '2020-02-02' }]
    const { ratings } = read({ currentRatings: current('Good', { reportLinkId: 'now' }), reports })
    expect(ratings[0]?.publishedOn).toBe('2020-02-02')
  })

  test('takes the date of the whole block', () => {
    const { ratings } = read({ currentRatings: { ...current('Good'), reportDate: '2020-02-02' } })
    expect(ratings[0]?.publishedOn).toBe('2020-02-02')
  })

  test('stays undated and stands before the history it replaced', () => {
    const { ratings } = read({
      currentRatings: current('Good'),
      historicRatings: [historic('Inadequate', '2019-03-01')],
    })
    expect(ratings.map(rating => rating.publishedOn)).toEqual([null, '2019-03-01'])
    expect(currentRatingOf(ratings)?.overall).toBe('good')
  })
})

describe.skipIf(!hasOldhamRecords())('real ratings of Oldham (skipped without LANTERN_SHARED_DATA)', () => {
  const homes = hasOldhamRecords() ? oldhamHomes() : []
  const ratings = homes.flatMap(home => home.ratings)
  const old = ratings.filter(rating => rating.source !== 'assessment')

  test('206 dated overall results in the old blocks: 174 on the scale, 32 not rated overall', () => {
    const notRated = homes.flatMap(home => home.inspectedNotRated)
    const partly = old.filter(rating => rating.overall === null)
    expect(old.length + notRated.length).toBe(206)
    expect(old.filter(rating => rating.overall !== null)).toHaveLength(174)
    expect([notRated.length, partly.length]).toEqual([30, 2])
  })

  test('two more are only in the newer assessments', () => {
    expect(ratings.filter(rating => rating.source === 'assessment').map(rating => rating.overall)).toEqual([
      'good',
      'good',
    ])
  })

  test('73 homes have a current block: 59 rated and dated, 14 “No published rating” without a date', () => {
    expect(ratings.filter(rating => rating.source === 'current')).toHaveLength(59)
    expect(ratings.filter(rating => rating.publishedOn === null)).toEqual([])
  })

  test('four homes stand on a rating carried over from an earlier registration', () => {
    const carried = homes.filter(home => currentRatingOf(home.ratings)?.inherited)
    expect(carried.map(home => home.locationId).sort()).toEqual([
      '1-16483173019',
      '1-16964879095',
      '1-18437805065',
      '1-18648277454',
    ])
  })
})
