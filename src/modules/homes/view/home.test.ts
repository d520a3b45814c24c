import { describe, expect, it } from 'vitest'
import { attentionOf, lastSeenByCqc } from './home-attention.ts'
import { ledeOf, runSince } from './home-lede.ts'
import { unknownCard } from './home-page.ts'
import { fact, marsh, rating, registration, sampleHome, today } from './testing.ts'

const twice = [
  registration({ cqcLocationId: '1-800', from: '2011-01-19', to: '2019-04-11', provider: marsh }),
  registration(),
]

describe('the line under a home’s name', () => {
  it('says what it is, for whom, where, and who runs it since when', () => {
    expect(ledeOf(sampleHome())).toBe(
      'Nursing home for 38 people, dementia and older people · Wend Road, Marshby, FM5 7TH · run by Wold Care Ltd since 2019',
    )
  })

  it.each([
    ['one person', sampleHome({ beds: 1, nursing: false, specialisms: [] }), 'Care home for 1 person'],
    ['beds not known', sampleHome({ beds: null, specialisms: ['Dementia'] }), 'Nursing home, dementia'],
    [
      'closed',
      sampleHome({ registered: false, closedOn: '2024-01-01' }),
      'Closed nursing home for 38 people',
    ],
    [
      'many needs',
      sampleHome({
        specialisms: ['Dementia', 'Eating disorders', 'Learning disabilities', 'Sensory impairments'],
      }),
      'Nursing home for 38 people, dementia, learning disabilities and 2 more needs',
    ],
  ])('tells of a home with %s', (_what, home, start) => {
    expect(ledeOf(home).startsWith(start)).toBe(true)
  })

  it('leaves out a provider whose name is not known', () => {
    expect(ledeOf(sampleHome({ provider: null }))).not.toContain('run by')
  })

  it('counts the years of the present provider through a renewed registration, not of the one before', () => {
    const renewed = registration({ from: '2022-01-01', cqcLocationId: '1-950' })
    expect(runSince([...twice, renewed], renewed.provider?.id)).toBe('2019-04-08')
  })
})

describe('what the register gives reason to look at', () => {
  it('is nothing for a home rated Good, lately inspected, with a manager', () => {
    expect(attentionOf(sampleHome(), today)).toBeUndefined()
  })

  it.each([
    ['closed', sampleHome({ registered: false, closedOn: '2024-01-01' }), 'Look: this home is closed'],
    [
      'Inadequate',
      sampleHome({ currentRating: rating({ overall: 'inadequate', safe: 'inadequate' }) }),
      'Look: CQC rates this home Inadequate',
    ],
    [
      'Requires improvement',
      sampleHome({ currentRating: rating({ overall: 'requires-improvement' }) }),
      'Look: CQC says this home requires improvement',
    ],
    [
      'dormant',
      sampleHome({ dormant: true, dormantFrom: '2026-01-05' }),
      'Look: CQC lists this home as dormant',
    ],
    [
      'an older rating hidden',
      sampleHome({ currentRating: null, previousRating: 'inadequate', registrations: twice }),
      'Look: a new registration hides the rating before it: Inadequate',
    ],
    [
      'its manager away',
      sampleHome({ facts: [fact('managerAbsentFrom', 'Absent', '2026-06-12')] }),
      'Look: the registered manager is away',
    ],
    [
      'no manager listed',
      sampleHome({ facts: [fact('managerListed', 'Listed', false)] }),
      'Look: no registered manager is listed',
    ],
    [
      'not seen for years',
      sampleHome({ lastInspectedOn: '2021-05-01', inspections: [], facts: [] }),
      'Look: CQC last reported on this home 5 years ago',
    ],
    [
      'never inspected',
      sampleHome({ lastInspectedOn: null, inspections: [], openedOn: '2020-01-01' }),
      'Look: CQC has published no inspection of this home',
    ],
  ])('is said of a home with %s, with a date and a source', (_what, home, heading) => {
    const attention = attentionOf(home, today)
    expect(attention?.heading).toBe(heading)
    for (const reason of attention?.reasons ?? []) {
      expect(reason.source).toMatch(/^CQC/)
      expect(reason.date).toMatch(/^\d{1,2} \w+ \d{4}$/)
    }
  })

  it('puts the weightiest first and keeps every other', () => {
    const home = sampleHome({
      currentRating: rating({ overall: 'inadequate', safe: 'inadequate', wellLed: 'requires-improvement' }),
      facts: [fact('managerAbsentFrom', 'Absent', '2026-06-12')],
    })
    const attention = attentionOf(home, today)
    expect(attention?.tone).toBe('clay')
    expect(attention?.reasons.map(reason => reason.text)).toEqual([
      'Rated Inadequate overall. Safe: Inadequate; well-led: Requires improvement.',
      'The registered manager has been absent since this day.',
    ])
  })

  it('does not call a home unseen when a newer assessment was published', () => {
    const home = sampleHome({ lastInspectedOn: '2020-01-01' })
    expect(lastSeenByCqc(home)).toBe('2025-03-03')
    expect(attentionOf(home, today)).toBeUndefined()
  })

  it('never says that people are safe, with or without reasons', () => {
    for (const has of [true, false]) expect(unknownCard(has).text).not.toMatch(/\bis safe|are safe/i)
    expect(unknownCard(false).text).toContain('not the same as knowing that people are well')
  })
})
