import { describe, expect, test } from 'vitest'
import { ratingsOfHome, storyOf, timelineOf } from './history.ts'
import { aLocation, aRating } from './testing.ts'

const first = aLocation({ locationId: '1-1', registeredFrom: '2011-01-10', registeredTo: '2015-06-01' })
const second = aLocation({
  locationId: '1-2',
  name: 'Sedge Hall',
  registeredFrom: '2015-06-01',
  registeredTo: '2020-02-01',
  ratings: [aRating('inadequate', '2019-03-03')],
})
const third = aLocation({
  locationId: '1-3',
  providerId: '1-8',
  registeredFrom: '2020-01-20',
  ratings: [aRating('good', '2021-05-05')],
})

describe('the story of a home', () => {
  test('says how long, under how many registrations, and the rating before', () => {
    expect(storyOf([third, first, second])).toEqual({
      headline:
        'Here since 2011 under three registrations; the rating before this one was Inadequate (3 March 2019).',
      sentences: [
        'Here since 2011 under three registrations.',
        'Rated Good on 5 May 2021.',
        'The rating before this one was Inadequate (3 March 2019), under the earlier registration 1-2 (Sedge Hall, 2015 to 2020).',
      ],
    })
  })

  test('a new registration without a rating does not hide the old one', () => {
    const { headline, sentences } = storyOf([second, { ...third, ratings: [] }])
    expect(headline).toBe(
      'Here since 2015 under two registrations; not yet rated under its present registration, and the rating before was Inadequate (3 March 2019).',
    )
    expect(sentences).toContain('This home is not yet rated under its present registration.')
  })

  test('a rating CQC carries over is told as the earlier registration’s', () => {
    const copy = aRating('inadequate', '2019-03-03', { inherited: true, inheritedFrom: '1-2' })
    const { headline, sentences } = storyOf([second, { ...third, ratings: [copy] }])
    expect(headline).toBe('Here since 2015 under two registrations; rated Inadequate (3 March 2019).')
    expect(sentences[1]).toBe(
      'Rated Inadequate on 3 March 2019 under the earlier registration 1-2 (Sedge Hall, 2015 to 2020); CQC carries that rating over to the present one.',
    )
    expect(ratingsOfHome([second, { ...third, ratings: [copy] }])).toHaveLength(1)
  })

  test('a rating published on the old registration after the copy is told too', () => {
    const old = { ...second, ratings: [aRating('inadequate', '2020-01-30'), aRating('good', '2018-01-01')] }
    const copy = aRating('good', '2018-01-01', { inherited: true, inheritedFrom: '1-2' })
    const { headline, sentences } = storyOf([old, { ...third, ratings: [copy] }])
    expect(headline).toContain(
      'a later rating under an earlier registration was Inadequate (30 January 2020)',
    )
    expect(sentences).toContain(
      'A later rating was Inadequate (30 January 2020), under the earlier registration 1-2 (Sedge Hall, 2015 to 2020).',
    )
  })

  test('an old Inadequate further back is told', () => {
    const ratings = [
      aRating('good', '2021-05-05'),
      aRating('good', '2018-01-01'),
      aRating('inadequate', '2016-01-01'),
    ]
    expect(storyOf([{ ...third, ratings }]).sentences).toContain('Also rated Inadequate on 1 January 2016.')
  })

  test('years without a registration are told, a handover is not', () => {
    const { headline, sentences } = storyOf([first, third])
    expect(headline).toMatch(/^First registered in 2011 under two registrations, with a gap;/)
    expect(sentences).toContain('Not registered from 1 June 2015 to 20 January 2020.')
    expect(storyOf([first, second, third]).sentences.join()).not.toContain('Not registered')
  })

  test('a closed, a dormant and an unrated home are told as they are', () => {
    expect(storyOf([first]).headline).toBe(
      'No longer registered: here from 2011 to 1 June 2015; no published rating.',
    )
    const dormant = { ...third, dormant: true, dormantFrom: '2024-04-29' }
    expect(storyOf([dormant]).sentences).toContain(
      'CQC lists this home as dormant since 29 April 2024: registered, but not providing care.',
    )
    const unrated = {
      publishedOn: '2022-03-03',
      words: 'Inspected but not rated',
      inherited: false,
      source: 'historic' as const,
    }
    expect(storyOf([{ ...third, inspectedNotRated: [unrated] }]).sentences.at(-1)).toBe(
      'CQC inspected without giving a new rating: report of 3 March 2022.',
    )
  })

  test('no registration, no story', () => {
    expect(() => storyOf([])).toThrow(RangeError)
  })
})

describe('the timeline of a home', () => {
  const unrated = { publishedOn: '2020-07-07', words: 'Inspected but not rated', source: 'historic' as const }
  const home = [
    { ...second, inspectedNotRated: [{ ...unrated, inherited: false }] },
    {
      ...third,
      inspectedNotRated: [{ ...unrated, inherited: true, inheritedFrom: '1-2' }],
      reports: [{ linkId: 'report-2021-05-05', firstVisitOn: '2021-04-01', uri: '/reports/a' }],
      dormantFrom: '2022-01-01',
      dormantTo: '2022-06-01',
    },
  ]

  test('is newest first, each thing once, whatever the order given', () => {
    const told = timelineOf(home).map(entry => [entry.on, entry.kind, entry.source.locationId])
    expect(told).toEqual([
      ['2022-06-01', 'dormancy-ended', '1-3'],
      ['2022-01-01', 'dormant', '1-3'],
      ['2021-05-05', 'rated', '1-3'],
      ['2021-04-01', 'inspected', '1-3'],
      ['2020-07-07', 'inspected-not-rated', '1-2'],
      ['2020-02-01', 'deregistered', '1-2'],
      ['2020-01-20', 're-registered', '1-3'],
      ['2019-03-03', 'rated', '1-2'],
      ['2015-06-01', 'registered', '1-2'],
    ])
    expect(timelineOf(home.toReversed())).toEqual(timelineOf(home))
  })

  test('says who, under which registration, and where the report is', () => {
    const entries = timelineOf(home)
    expect(entries[2]?.source).toEqual({
      locationId: '1-3',
      reportLinkId: 'report-2021-05-05',
      uri: '/reports/a',
    })
    expect(entries.map(entry => entry.sentence)).toEqual(
      expect.arrayContaining([
        'Registered again as Sedge House under a new provider (1-8).',
        'Registration 1-2 ended; the home went on under 1-3.',
        'CQC published a rating of Inadequate, under the earlier registration 1-2 (Sedge Hall, 2015 to 2020).',
      ]),
    )
  })
})
