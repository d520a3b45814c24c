import { describe, expect, it } from 'vitest'
import { choicesOf, type Wish } from './choices.ts'
import { needs } from './needs.ts'
import type { MarketHome } from './schema.ts'

const home = (name: string, more: Partial<MarketHome> = {}): MarketHome => ({
  ...{
    id: name,
    name,
    postcode: 'FM1 1AA',
    town: null,
    latitude: 52.9,
    longitude: 0.1,
    beds: 20,
    nursing: true,
  },
  ...{ specialisms: ['Dementia'], rating: 'good', providerId: null, providerName: null },
  ...{ occupied: null, maximumCapacity: null, vacantAccepting: 2, vacantAsOf: '2026-11-01' },
  ...{ weeklyPriceCouncil: 800, weeklyPriceSelf: 1100 },
  ...more,
})

const wish = (more: Partial<Wish> = {}): Wish => ({ payer: 'council', within: 10, ...more })
const names = (list: readonly { home: MarketHome }[]) => list.map(choice => choice.home.name)

describe('Real choices on the day', () => {
  it.each([
    ['a free place within the budget', home('a'), ['a'], []],
    ['a price just at the budget', home('a', { weeklyPriceCouncil: 850 }), ['a'], []],
    ['a price over the budget', home('a', { weeklyPriceCouncil: 851 }), [], []],
    ['no free place', home('a', { vacantAccepting: 0 }), [], []],
    ['nothing told of vacancies', home('a', { vacantAccepting: null }), [], ['a']],
    ['a free place at an unknown price', home('a', { weeklyPriceCouncil: null }), [], ['a']],
    [
      'nothing told, and over the budget',
      home('a', { vacantAccepting: null, weeklyPriceCouncil: 900 }),
      [],
      [],
    ],
    ['another kind of care', home('a', { specialisms: ['Learning disabilities'] }), [], []],
  ])('%s', (_what, one, real, toAsk) => {
    const need = needs.find(({ key }) => key === 'nursing-dementia')
    const choices = choicesOf([one], wish({ need, budget: 850 }))
    expect([names(choices.real), names(choices.toAsk)]).toEqual([real, toAsk])
  })

  it('sets what people pay themselves against their own budget', () => {
    expect(names(choicesOf([home('a')], wish({ payer: 'self', budget: 1000 })).real)).toEqual([])
    expect(names(choicesOf([home('a')], wish({ payer: 'self', budget: 1100 })).real)).toEqual(['a'])
  })

  it('puts the nearest first, and leaves out what is too far or nobody knows where', () => {
    const list = [
      home('far', { latitude: 53.2 }),
      home('near', { latitude: 52.95 }),
      home('nearest'),
      home('lost', { latitude: null }),
    ]
    const from = { latitude: 52.9, longitude: 0.1 }
    expect(names(choicesOf(list, wish({ from })).real)).toEqual(['nearest', 'near'])
  })
})
