import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxAround, milesBetween, widened } from '../geography.ts'
import { areasOf } from './areas.ts'
import { gapsOf } from './gaps.ts'
import { othersOf, yearsOf } from './others.ts'
import { byProvider, careOf, placesOf, spreadOf } from './reckon.ts'
import type { MarketHome } from './schema.ts'

let made = 0
const home = (more: Partial<MarketHome> = {}): MarketHome => ({
  ...{
    id: `home-${++made}`,
    name: `Home ${made}`,
    postcode: 'FM1 1AA',
    town: 'Wendlow',
    latitude: 52.9,
    longitude: 0.1,
  },
  ...{ beds: 20, nursing: false, specialisms: [], rating: 'good', providerId: 'p', providerName: 'P' },
  ...{
    occupied: null,
    maximumCapacity: null,
    vacantAccepting: null,
    vacantAsOf: null,
    weeklyPriceCouncil: null,
    weeklyPriceSelf: null,
  },
  ...more,
})

describe('Distance', () => {
  it('is nought to itself and the same both ways', () => {
    const point = fc.record({
      latitude: fc.double({ min: 49, max: 56, noNaN: true }),
      longitude: fc.double({ min: -6, max: 2, noNaN: true }),
    })
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(milesBetween(a, a)).toBe(0)
        expect(milesBetween(a, b)).toBeCloseTo(milesBetween(b, a), 9)
      }),
    )
  })

  it('is 163 miles from London to Manchester', () => {
    const [london, manchester] = [
      { latitude: 51.5074, longitude: -0.1278 },
      { latitude: 53.4808, longitude: -2.2426 },
    ]
    expect(milesBetween(london, manchester)).toBeCloseTo(162.9, 0)
  })
})

describe('A gap', () => {
  const dementia = { specialisms: ['Dementia'] }
  // One degree of latitude is about 69 miles.
  const north = (miles: number) => 52.9 + miles / 69

  it.each([
    ['a home near enough', [home({ ...dementia, latitude: north(4.9) })], false],
    ['one a little too far', [home({ ...dementia, latitude: north(5.1) })], true],
    ['one near that requires improvement', [home({ ...dementia, rating: 'requires-improvement' })], true],
    ['one near that is not rated', [home({ ...dementia, rating: null })], true],
    ['one near that cares for others', [home({ specialisms: ['Learning disabilities'] })], true],
    ['one without a place', [home({ ...dementia, latitude: null })], true],
  ])('is told of %s: %#', (_what, around, gap) => {
    const { found, areas } = gapsOf([home()], around, 5)
    expect(areas).toBe(1)
    expect(found.some(({ need }) => need === 'dementia')).toBe(gap)
  })

  it('names the nearest there is, and none where a nearer one may lie beyond what was looked at', () => {
    const far = (miles: number) => gapsOf([home()], [home({ ...dementia, latitude: north(miles) })], 5)
    const nearestAt = (miles: number) =>
      far(miles).found.find(({ need }) => need === 'dementia')?.areas[0]?.nearest
    expect(nearestAt(12)?.miles).toBeCloseTo(12, 0)
    expect(nearestAt(16)).toBeNull()
  })

  it('is closed by a home over the border', () => {
    const elsewhere = home({ postcode: 'PE1 1AA', specialisms: ['Sensory impairment'], latitude: north(3) })
    expect(gapsOf([home()], [elsewhere], 5).found.map(({ need }) => need)).not.toContain('sensory')
  })

  it('never appears when what is near enough grows', () => {
    const homes = fc.array(
      fc.record({ up: fc.double({ min: -0.4, max: 0.4, noNaN: true }), good: fc.boolean() }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(homes, list => {
        const around = list.map(({ up, good }) =>
          home({ ...dementia, latitude: 52.9 + up, rating: good ? 'good' : 'inadequate' }),
        )
        const gaps = [5, 10, 15].map(miles =>
          gapsOf([home()], around, miles).found.some(({ need }) => need === 'dementia'),
        )
        expect(gaps).toEqual(gaps.toSorted((a, b) => Number(b) - Number(a)))
      }),
    )
  })
})

describe('The market', () => {
  it('says nothing of vacancies nobody told, and nought where nought was told', () => {
    const [none] = careOf([home(), home()])
    expect(none).toMatchObject({ homes: 2, beds: 40, told: 0, vacant: 0 })
    const [some] = careOf([home({ vacantAccepting: 0 }), home({ vacantAccepting: 3 }), home()])
    expect(some).toMatchObject({ told: 2, vacant: 3 })
  })

  it('reckons places only from homes that told both numbers', () => {
    const told = [
      home({ occupied: 18, maximumCapacity: 20 }),
      home({ occupied: 5 }),
      home({ maximumCapacity: 9 }),
    ]
    expect(placesOf(told)).toMatchObject({ told: 1, maximum: 20, occupied: 18 })
  })

  it.each([
    [[], null],
    [[null], null],
    [[800], { known: 1, lowest: 800, median: 800, highest: 800 }],
    [[900, null, 700], { known: 2, lowest: 700, median: 800, highest: 900 }],
    [[900, 700, 750], { known: 3, lowest: 700, median: 750, highest: 900 }],
  ])('spreads prices %j', (prices, spread) => {
    expect(spreadOf(prices)).toEqual(spread)
  })

  it('shares beds among providers, largest first, with what is nobody’s left out of the list only', () => {
    const list = byProvider([
      home({ beds: 30 }),
      home({ beds: 50, providerId: 'q', providerName: 'Q' }),
      home({ beds: 20, providerId: null, providerName: null }),
    ])
    expect(list.map(({ name, share }) => [name, share])).toEqual([
      ['Q', 0.5],
      ['P', 0.3],
    ])
  })

  it('knows areas by the first half of the postcode, with their commonest town', () => {
    const areas = areasOf([
      home({ town: 'Near' }),
      home(),
      home(),
      home({ postcode: 'FM10 2BB' }),
      home({ postcode: null }),
    ])
    expect(areas.map(({ area, town, homes }) => [area, town, homes.length])).toEqual([
      ['FM1', 'Wendlow', 3],
      ['FM10', 'Wendlow', 1],
    ])
  })

  it('sets a council beside the five nearest and all of them', () => {
    const council = (code: string, latitude: number | null) => ({
      ...{ code, name: code, homes: 10, beds: 300, rated: 9, good: 6 },
      ...{ latitude, longitude: latitude === null ? null : 0 },
    })
    const all = [
      council('own', 52),
      ...[1, 2, 3, 4, 5, 6].map(at => council(`c${at}`, 52 + at / 10)),
      council('lost', null),
    ]
    const others = othersOf(all, 'own')
    expect(others.map(({ code }) => code)).toEqual(['own', 'c1', 'c2', 'c3', 'c4', 'c5', null])
    expect(others.at(-1)).toMatchObject({ homes: 80, rated: 72, good: 48 })
    expect(othersOf([council('own', 52)], 'own')).toHaveLength(1)
  })

  it('counts what opened and closed in the year that follows', () => {
    const counts = { outstanding: 0, good: 2, 'requires-improvement': 1, inadequate: 0, unrated: 1 }
    const history = [
      { on: '2025-01-01', ...counts },
      { on: '2025-11-16', ...counts },
    ]
    expect(yearsOf(history, [{ year: 2025, opened: 1, closed: 2, reRegistered: 0 }])).toEqual([
      { year: 2025, open: 4, opened: 1, closed: 2, reRegistered: 0 },
    ])
  })

  it('looks around its homes on every side', () => {
    expect(boxAround([])).toBeUndefined()
    const around = boxAround([[0.1, 52.9]])
    const box = around && widened(around, 6.9)
    expect(box?.north).toBeCloseTo(53, 6)
    expect((box?.east ?? 0) - 0.1).toBeGreaterThan(0.1)
  })
})
