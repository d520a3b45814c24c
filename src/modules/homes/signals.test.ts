import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { themesOn } from '#law/themes.ts'
import { Signal } from '#platform/signal.ts'
import { KEY_QUESTIONS, RATING_CODES } from './cqc/rating-codes.ts'
import { type ChangeRow, eventsOf, type HomeEvent } from './events.ts'
import type { HomeInBrief } from './index.ts'
import { signalsOfEvent, signalsOfHome } from './index.ts'
import { changeKinds } from './registry/derive-changes.ts'
import { homeIdFor } from './registry/home-ids.ts'
import { eventKinds, noSignals, ratingKinds, stateKinds } from './signal-kinds.ts'

const homeId = homeIdFor('1-1')
const plainDate = (text: string) => Temporal.PlainDate.from(text)
const today = plainDate('2026-11-16')

function aHome(more: Partial<HomeInBrief> = {}): HomeInBrief {
  return {
    ...{ id: homeId, name: 'Rosewood House', councilId: null, beds: 30, nursing: false, registered: true },
    ...{
      dormant: false,
      specialisms: ['Dementia'],
      providerId: null,
      providerName: null,
      cqcProviderId: '1-9',
      brandId: null,
      brandName: null,
    },
    ...{ rating: 'good', previousRating: null, ratingOn: '2025-05-01', ratingInherited: false },
    ...{ lastInspectedOn: null, openedOn: '2011-01-10', closedOn: null, managerListed: true },
    ...{ managerAbsentFrom: null, asOf: Temporal.Instant.from('2026-11-15T23:30:00Z'), postcode: 'OL1 1NL' },
    ...{ latitude: null, longitude: null, ...more },
  }
}

function event(kind: string, data: object = {}, more: Partial<ChangeRow> = {}): HomeEvent {
  const row = {
    ...{ id: 'a-change', homeId, councilId: null, kind, onDate: '2026-03-01', withdrawnAt: null },
    ...{ noticedAt: Temporal.Instant.from('2026-04-02T23:30:00Z'), data: { cqcLocationId: '1-1', ...data } },
    ...more,
  }
  const [first] = eventsOf(row)
  if (!first) throw new Error(`${kind} is no event`)
  return first
}

const published = {
  ...{
    rating: 'requires-improvement',
    safe: 'inadequate',
    effective: 'good',
    wellLed: 'requires-improvement',
  },
  ...{ provider: '1-9', inherited: false },
}
const inShort = (signals: readonly Signal[]) =>
  signals.map(({ what, theme, polarity, severity }) => [what, theme, polarity, severity])

describe('a published rating', () => {
  it('is a signal of the whole home and one of each key question that was rated', () => {
    expect(inShort(signalsOfEvent(event('rating-published', published), aHome()))).toEqual([
      ['cqc.rating', null, 'concern', 2],
      ['cqc.rating.safe', 'basics', 'concern', 3],
      ['cqc.rating.effective', 'staff', 'positive', 0],
      ['cqc.rating.well-led', 'management', 'concern', 2],
    ])
  })

  it('is one event however many signals it gives, and stands until the next', () => {
    const [overall, safe] = signalsOfEvent(event('rating-published', published), aHome())
    expect(overall?.eventKey).toBe(safe?.eventKey)
    expect(safe).toEqual({
      key: 'a-change/cqc.rating.safe',
      eventKey: 'a-change',
      homeId,
      theme: 'basics',
      what: 'cqc.rating.safe',
      axis: 'signal',
      observed: { from: '2026-03-01', to: '2026-03-01' },
      receivedOn: '2026-04-03',
      source: { kind: 'cqc-register', family: 'regulator' },
      independence: 'independent',
      reliability: 'A',
      polarity: 'concern',
      severity: 3,
      measure: { kind: 'grade', grade: 'inadequate' },
      owner: 'present',
      standing: 'found',
      untilNext: true,
      expiresOn: null,
      link: `/homes/${homeId}/ratings`,
      restriction: 'published',
    })
  })

  it.each([
    ['present', { provider: '1-9' }, '1-9'],
    ['former', { provider: '1-7' }, '1-9'],
    ['not-known', { provider: '1-7', inherited: true }, '1-9'],
    ['not-known', { provider: null }, '1-9'],
    ['not-known', { provider: '1-7' }, null],
  ])('is told as of the %s owner', (owner, data, cqcProviderId) => {
    const signals = signalsOfEvent(
      event('rating-published', { ...published, ...data }),
      aHome({ cqcProviderId }),
    )
    expect(new Set(signals.map(signal => signal.owner))).toEqual(new Set([owner]))
  })

  it('that proved wrong is withdrawn under the same keys', () => {
    const withdrawnAt = Temporal.Instant.from('2026-05-01T09:00:00Z')
    const before = signalsOfEvent(event('rating-published', published), aHome())
    const after = signalsOfEvent(event('rating-published', published, { withdrawnAt }), aHome())
    expect(after).toEqual(before.map(signal => ({ ...signal, standing: 'withdrawn' })))
  })
})

describe('other happenings', () => {
  it('are exposure or neutral, and count for a time', () => {
    const again = { before: '1-0', provider: '1-9', providerBefore: '1-9' }
    const told = [event('inspected-not-rated'), event('re-registered', again), event('provider-changed')]
    const signals = told.flatMap(one => signalsOfEvent(one, aHome()))
    expect(signals.map(one => [one.what, one.axis, one.polarity, one.expiresOn])).toEqual([
      ['cqc.inspected-not-rated', 'signal', 'neutral', '2029-03-01'],
      ['cqc.registered-again', 'exposure', 'neutral', '2028-03-01'],
      ['cqc.new-provider', 'exposure', 'neutral', '2028-03-01'],
    ])
  })

  it('known only as having been by a day are less to be relied on; without a day they are of the day of learning', () => {
    const again = { before: '1-0', provider: '1-9', providerBefore: '1-9' }
    expect(signalsOfEvent(event('re-registered', { ...again, by: true }), aHome())[0]?.reliability).toBe('B')
    const [noDay] = signalsOfEvent(event('provider-changed', {}, { onDate: null }), aHome())
    expect(noDay?.observed).toEqual({ from: '2026-04-03', to: '2026-04-03' })
  })

  it('that are no signal are listed with the reason, and nothing else is', () => {
    for (const kind of changeKinds) {
      for (const fact of kind === 'services-changed' ? ['serviceTypes', 'specialisms'] : ['']) {
        const told = event(kind, { rating: 'good', fact, provider: '1-9', providerBefore: '1-9' })
        const isListed = noSignals.some(
          one => one.event === told.type && (told.type !== 'FactChanged' || one.fact === told.fact),
        )
        expect([kind, fact, signalsOfEvent(told, aHome()).length === 0]).toEqual([kind, fact, isListed])
      }
    }
  })
})

describe('the state of a home', () => {
  const whatOf = (home: Partial<HomeInBrief>, day = today) =>
    signalsOfHome(aHome(home), day).map(({ what, measure, observed }) => [
      what,
      measure.kind === 'grade' ? measure.grade : '',
      observed.from,
    ])

  it.each([
    ['2026-11-15', '2023-11-16', []],
    ['2026-11-16', '2023-11-16', [['cqc.rating-age', 'over-3-years', '2026-11-16']]],
    ['2026-11-16', '2021-11-16', [['cqc.rating-age', 'over-5-years', '2026-11-16']]],
    ['2026-11-16', '2017-02-28', [['cqc.rating-age', 'over-6-years', '2023-02-28']]],
    ['2027-03-01', '2024-02-29', [['cqc.rating-age', 'over-3-years', '2027-02-28']]],
  ])('on %s a rating of %s', (day, ratingOn, signals) => {
    expect(whatOf({ ratingOn }, plainDate(day))).toEqual(signals)
  })

  it('tells a year without a first rating, but not of a home that was rated under another registration', () => {
    const unrated = { rating: null, ratingOn: null, openedOn: '2025-11-16' }
    expect(whatOf(unrated)).toEqual([['cqc.never-rated', '', '2026-11-16']])
    expect(whatOf({ ...unrated, openedOn: '2025-11-17' })).toEqual([])
    expect(whatOf({ ...unrated, previousRating: 'inadequate' })).toEqual([])
  })

  it('tells that no manager is there, on the day of the record in London where CQC gives none', () => {
    const gone = { managerAbsentFrom: '2026-10-01', managerListed: false, dormant: true }
    expect(whatOf(gone)).toEqual([
      ['cqc.manager-absent', '', '2026-10-01'],
      ['cqc.manager-vacant', '', '2026-11-15'],
      ['cqc.dormant', '', '2026-11-15'],
    ])
    expect(whatOf({ managerListed: null })).toEqual([])
  })

  it('says nothing of a home that has closed', () => {
    expect(whatOf({ registered: false, managerListed: false, ratingOn: '2015-01-01' })).toEqual([])
  })

  it('takes other ages of a rating where a deployment wants them', () => {
    const signals = signalsOfHome(aHome({ ratingOn: '2026-01-16' }), today, [
      { months: 10, grade: 'over-10-months' },
    ])
    expect(signals.map(signal => signal.measure)).toEqual([{ kind: 'grade', grade: 'over-10-months' }])
  })

  it('is exposure and never a concern, so that it raises no level', () => {
    const all = signalsOfHome(
      aHome({ managerListed: false, managerAbsentFrom: '2026-10-01', ratingOn: '2015-01-01' }),
      today,
    )
    expect(new Set(all.map(signal => `${signal.axis} ${signal.polarity}`))).toEqual(
      new Set(['exposure neutral']),
    )
  })
})

const day = fc.integer({ min: 0, max: 9_000 }).map(days => plainDate('2010-01-01').add({ days }).toString())
const rating = fc.constantFrom(...RATING_CODES, null)
const someText = fc.string({ minLength: 8, maxLength: 30, unit: 'grapheme-ascii' }).map(text => `${text} ’é`)
const someHome = fc
  .record({
    name: someText,
    postcode: someText,
    registered: fc.boolean(),
    dormant: fc.boolean(),
    managerListed: fc.constantFrom(true, false, null),
    managerAbsentFrom: fc.option(day),
    rating,
    ratingOn: fc.option(day),
    openedOn: fc.option(day),
  })
  .map(aHome)
const someEvent = fc
  .record({
    kind: fc.constantFrom(...changeKinds),
    onDate: fc.option(day),
    withdrawn: fc.boolean(),
    data: fc.record({
      ...{ rating: fc.constantFrom(...RATING_CODES), before: fc.oneof(rating, someText), after: someText },
      ...Object.fromEntries(KEY_QUESTIONS.map(question => [question, rating])),
      ...{ provider: someText, providerBefore: someText, by: fc.boolean(), inherited: fc.boolean() },
    }),
  })
  .map(({ kind, onDate, withdrawn, data }) => {
    const withdrawnAt = withdrawn ? Temporal.Instant.from('2026-05-01T09:00:00Z') : null
    return event(kind, data, { id: homeIdFor('change'), onDate, withdrawnAt })
  })

describe('every signal of the register', () => {
  const all = (home: HomeInBrief, one: HomeEvent) => [
    ...signalsOfEvent(one, home),
    ...signalsOfHome(home, today),
  ]

  it('has the shape of a signal, with a key of its own and no word that anybody wrote', () => {
    fc.assert(
      fc.property(someHome, someEvent, (home, one) => {
        const signals = all(home, one)
        for (const signal of signals) expect(Signal.parse(signal)).toEqual(signal)
        expect(new Set(signals.map(signal => signal.key)).size).toBe(signals.length)
        const texts = [...JSON.stringify(signals).matchAll(/"([^"]*)"/g)].map(found => found[1] ?? '')
        expect(texts.filter(text => !/^[A-Za-z0-9/:.-]*$/.test(text))).toEqual([])
      }),
    )
  })

  it('is the same, byte for byte, for the same input', () => {
    fc.assert(
      fc.property(someHome, someEvent, (home, one) => {
        expect(JSON.stringify(all({ ...home }, { ...one }))).toBe(JSON.stringify(all(home, one)))
      }),
    )
  })

  it('is of a theme that the law knows, and of a kind that says why and from where', () => {
    const kinds = [ratingKinds, eventKinds, stateKinds].flatMap(table => Object.values(table))
    const themes = themesOn(today.toString()).map(theme => theme.code)
    expect(themes).toHaveLength(6)
    for (const kind of kinds) {
      expect([...themes, null]).toContain(kind.theme)
      expect([kind.why.length > 10, kind.source.length > 5]).toEqual([true, true])
    }
    expect(new Set(kinds.map(kind => kind.what)).size).toBe(kinds.length)
    expect(themesOn('2011-12-31')).toEqual([])
  })
})
