import type { Fact, Home, Rated, Registration } from './shapes.ts'

/** A made-up home for the tests of the views: rated Good, open, run by one provider, nothing amiss. */

export const today = Temporal.PlainDate.from('2026-11-16')

const wold = { id: '00000000-0000-8000-8000-00000000000a', cqcProviderId: '1-91', name: 'Wold Care Ltd' }
export const marsh = {
  id: '00000000-0000-8000-8000-00000000000b',
  cqcProviderId: '1-92',
  name: 'Marsh Homes Ltd',
}

export function registration(more: Partial<Registration> = {}): Registration {
  return {
    cqcLocationId: '1-900',
    name: 'Larkfield House',
    from: '2019-04-08',
    fromIs: 'on',
    to: null,
    toIs: 'on',
    registered: true,
    beds: 38,
    provider: wold,
    recordId: '00000000-0000-8000-8000-0000000000f1',
    ...more,
  }
}

export function rating(more: Partial<Rated> = {}): Rated {
  return {
    overall: 'good',
    safe: 'good',
    effective: 'good',
    caring: 'good',
    responsive: 'good',
    wellLed: 'good',
    publishedOn: '2025-03-03',
    inherited: false,
    cqcLocationId: '1-900',
    reportLinkId: null,
    ...more,
  }
}

export function fact(key: string, label: string, value: unknown, more: Partial<Fact> = {}): Fact {
  return {
    key,
    label,
    value,
    source: {
      kind: 'cqc-api',
      recordId: '00000000-0000-8000-8000-0000000000f1',
      address: 'https://example.test/locations/1-900',
      fetchedAt: '2026-11-02T09:00:00Z',
      hash: 'ab'.repeat(32),
    },
    asOf: '2026-11-16T09:00:00Z',
    cqcLocationId: '1-900',
    challengeId: null,
    ...more,
  }
}

export function sampleHome(more: Partial<Home> = {}): Home {
  const current = rating()
  return {
    id: '00000000-0000-8000-8000-000000000001',
    name: 'Larkfield House',
    council: { code: 'E10999999', name: 'Fenmarsh' },
    address: 'Wend Road, Marshby, Fenmarsh',
    postcode: 'FM5 7TH',
    latitude: null,
    longitude: null,
    beds: 38,
    registered: true,
    dormant: false,
    dormantFrom: null,
    nursing: true,
    serviceTypes: ['Care home service with nursing'],
    specialisms: ['Caring for adults over 65 yrs', 'Dementia'],
    provider: wold,
    brand: null,
    brandId: null,
    openedOn: '2019-04-08',
    closedOn: null,
    lastInspectedOn: '2025-02-01',
    story: [],
    registrations: [registration()],
    currentRating: current,
    previousRating: null,
    ratings: [current],
    inspections: [
      {
        publishedOn: '2025-03-03',
        result: 'Good',
        rating: 'good',
        cqcLocationId: '1-900',
        reportLinkId: null,
      },
    ],
    timeline: [],
    joins: [],
    facts: [fact('beds', 'Beds', 38), fact('managerListed', 'Registered manager in post', true)],
    version: 1,
    ...more,
  }
}
