import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChangeRow, eventsOf } from './events.ts'
import { changeKinds } from './registry/derive-changes.ts'

const noticedAt = Temporal.Instant.from('2026-11-16T09:00:00Z')

function row(kind: string, data: Record<string, unknown> = {}, more: Partial<ChangeRow> = {}): ChangeRow {
  const same = { id: 'a-change', homeId: 'a-home', councilId: null, onDate: '2026-11-01', withdrawnAt: null }
  return { ...same, kind, noticedAt, data: { cqcLocationId: '1-1', ...data }, ...more }
}

const told = (kind: string, data?: Record<string, unknown>) =>
  eventsOf(row(kind, data)).map(
    ({ key: _k, homeId: _h, councilId: _c, onDate: _o, noticedAt: _n, withdrawnAt: _w, ...event }) => event,
  )

const keys = { safe: 'inadequate', effective: 'good', caring: null, responsive: null, wellLed: null }
const about = { by: false, cqcLocationId: '1-1' }
const nothingKnown = { safe: null, effective: null, caring: null, responsive: null, wellLed: null }

describe('what a change is to other modules', () => {
  it.each([
    ['opened', { by: true }, { type: 'HomeOpened', by: true }],
    ['closed', {}, { type: 'HomeClosed' }],
    [
      'rating-published',
      { rating: 'inadequate', before: 'good', ...keys, inherited: true, provider: '1-9' },
      {
        type: 'RatingPublished',
        ...{ rating: 'inadequate', before: 'good', keyRatings: keys, inherited: true, cqcProviderId: '1-9' },
      },
    ],
    [
      'rating-published',
      { rating: 'good', before: null },
      {
        type: 'RatingPublished',
        ...{ rating: 'good', before: null, keyRatings: nothingKnown, inherited: false, cqcProviderId: null },
      },
    ],
    [
      'inspected-not-rated',
      keys,
      { type: 'FactChanged', fact: 'inspected', before: null, after: true, keyRatings: keys },
    ],
    ['dormant', {}, { type: 'FactChanged', fact: 'dormant', before: null, after: true, keyRatings: null }],
    [
      'beds-changed',
      { fact: 'beds', before: 20, after: null },
      { type: 'FactChanged', fact: 'beds', before: 20, after: null, keyRatings: null },
    ],
    [
      'services-changed',
      { fact: 'specialisms', before: ['Dementia'], after: [] },
      { type: 'FactChanged', fact: 'specialisms', before: ['Dementia'], after: [], keyRatings: null },
    ],
    [
      'manager-absent',
      { fact: 'managerAbsentFrom', before: null, after: '2026-10-01' },
      { type: 'FactChanged', fact: 'managerAbsentFrom', before: null, after: '2026-10-01', keyRatings: null },
    ],
    [
      'manager-listed-changed',
      { fact: 'managerListed', before: true, after: false },
      { type: 'FactChanged', fact: 'managerListed', before: true, after: false, keyRatings: null },
    ],
    [
      'provider-changed',
      { fact: 'provider', before: '1-7', after: '1-8' },
      { type: 'ProviderChanged', cqcProviderId: '1-8', before: '1-7' },
    ],
  ])('%s', (kind, data, event) => {
    expect(told(kind, data)).toEqual([{ ...about, ...event }])
  })

  it('a registration anew joins a registration; under another provider it is told as that as well', () => {
    const data = { before: '1-0', providerBefore: '1-7' }
    expect(told('re-registered', { ...data, provider: '1-7' })).toEqual([
      { ...about, type: 'RegistrationJoined', after: '1-0' },
    ])
    expect(told('re-registered', { ...data, provider: '1-8' })).toEqual([
      { ...about, type: 'RegistrationJoined', after: '1-0' },
      { ...about, type: 'ProviderChanged', cqcProviderId: '1-8', before: '1-7' },
    ])
  })

  it('a name, which is text, is told of without its words', () => {
    const [event] = eventsOf(row('name-changed', { fact: 'name', before: 'Rose House', after: 'Ivy House' }))
    expect(JSON.stringify(event)).not.toMatch(/Rose|Ivy/)
    expect(event).toMatchObject({ type: 'FactChanged', fact: 'name', before: null, after: null })
  })

  it('every kind of change is an event, with a key of its own; a kind from another version is none', () => {
    for (const kind of changeKinds) {
      const events = eventsOf(row(kind, { rating: 'good', provider: '1-8', providerBefore: '1-7' }))
      expect([kind, events.length > 0]).toEqual([kind, true])
      expect(new Set(events.map(event => event.key)).size).toBe(events.length)
    }
    expect(eventsOf(row('moved-to-the-moon'))).toEqual([])
    expect(eventsOf(row('constructor'))).toEqual([])
  })

  it('the same row gives the same bytes, whatever its data holds', () => {
    const kind = fc.constantFrom(...changeKinds)
    const data = fc.dictionary(
      fc.constantFrom('rating', 'before', 'after', 'fact', 'safe', 'provider', 'by'),
      fc.jsonValue(),
    )
    fc.assert(
      fc.property(kind, data, (someKind, someData) => {
        const one = row(someKind, someData)
        expect(JSON.stringify(eventsOf(one))).toBe(JSON.stringify(eventsOf(structuredCloneOf(one))))
      }),
    )
  })
})

function structuredCloneOf(one: ChangeRow): ChangeRow {
  return { ...one, data: JSON.parse(JSON.stringify(one.data)) }
}
