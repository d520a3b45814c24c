import { describe, expect, it } from 'vitest'
import { registrationsHeading, registrationsOf } from './home-registrations.ts'
import { timelineOf } from './home-timeline.ts'
import { marsh, registration, sampleHome } from './testing.ts'

const twice = [
  registration({ cqcLocationId: '1-800', from: '2011-01-19', to: '2019-04-11', provider: marsh }),
  registration(),
]

describe('the registrations', () => {
  it.each([
    [sampleHome(), 'Here since 2019 under one registration'],
    [
      sampleHome({ registrations: twice, openedOn: '2011-01-19', previousRating: 'inadequate' }),
      'Here since 2011 under two registrations; the rating before this one was Inadequate',
    ],
    [
      sampleHome({
        registrations: twice,
        openedOn: '2011-01-19',
        previousRating: 'inadequate',
        currentRating: null,
      }),
      'Here since 2011 under two registrations; not rated under this one, Inadequate before',
    ],
    [
      sampleHome({ registered: false, closedOn: '2024-05-06' }),
      'Here from 2019 to 2024 under one registration',
    ],
  ])('say how long the home has been here', (home, heading) => {
    expect(registrationsHeading(home)).toBe(heading)
  })

  const join = {
    id: 'j1',
    kind: 'joined' as const,
    automatic: true,
    cqcLocationIds: ['1-800', '1-900'],
    basis: 'successor',
    reason: 'one followed the other.',
    decidedAt: '2026-11-16T09:00:00Z',
    undone: false,
    undoneReason: null,
    version: 1,
  }

  it('give the reason they are one home, and undo it for those who may', () => {
    const home = sampleHome({ joins: [join] })
    expect(registrationsOf(home, { mayDecide: false }).joins[0]?.action).toBeUndefined()
    const [shown] = registrationsOf(home, { mayDecide: true }).joins
    expect(shown).toMatchObject({
      text: 'One followed the other.',
      note: 'Joined by Lantern: 1-800 and 1-900.',
    })
    expect(shown?.action?.href).toBe('/homes/00000000-0000-8000-8000-000000000001/joins/j1/undo')
  })

  it('offer no undoing of what was undone', () => {
    const home = sampleHome({ joins: [{ ...join, undone: true, undoneReason: 'Two doors.' }] })
    const [shown] = registrationsOf(home, { mayDecide: true }).joins
    expect(shown?.action).toBeUndefined()
    expect(shown?.note).toContain('Undone since: Two doors.')
  })
})

describe('the timeline', () => {
  it('tells everything newest first, each date once, what was not rated among it', () => {
    const home = sampleHome({
      timeline: [
        {
          kind: 'rating-published',
          onDate: '2025-03-03',
          noticedAt: '2026-11-16T09:00:00Z',
          sentence: 'Rated Good on 3 March 2025, up from Inadequate',
        },
        {
          kind: 'opened',
          onDate: '2019-04-08',
          noticedAt: '2026-11-16T09:00:00Z',
          sentence: 'Registered with CQC on 8 April 2019',
        },
        {
          kind: 'beds-changed',
          onDate: null,
          noticedAt: '2026-11-16T09:00:00Z',
          sentence: 'Beds: 40 before, 38 now',
        },
      ],
      inspections: [
        {
          publishedOn: '2021-02-10',
          result: 'Inspected but not rated',
          rating: null,
          cqcLocationId: '1-900',
          reportLinkId: null,
        },
      ],
    })
    expect(timelineOf(home).entries.map(entry => [entry.date, entry.text, entry.mark])).toEqual([
      ['Noticed 16 November 2026', 'Beds: 40 before, 38 now.', 'quiet'],
      ['3 March 2025', 'Rated Good, up from Inadequate.', 'plain'],
      ['10 February 2021', 'CQC reported without an overall rating: Inspected but not rated.', 'quiet'],
      ['8 April 2019', 'Registered with CQC.', 'lamp'],
    ])
  })
})
