import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keysOf, places, timesOfDay } from './codes.ts'
import { type Happened, pairsIn, timesAndPlaces } from './patterns.ts'

const happened = (more: Partial<Happened> = {}): Happened => ({
  ...{ harmedId: 'ann', otherId: 'ben', happenedOn: '2026-11-01', timeOfDay: 'evening', place: 'lounge' },
  ...more,
})

describe('what happens between residents', () => {
  it('is of one pair, whoever of the two was harmed', () => {
    const pairs = pairsIn([
      happened(),
      happened({ harmedId: 'ben', otherId: 'ann', happenedOn: '2026-11-09' }),
    ])
    expect(pairs).toMatchObject([
      { ids: ['ann', 'ben'], count: 2, lastOn: '2026-11-09', harmed: ['ann', 'ben'] },
    ])
  })

  it('is no pattern until there are three, and then only what more than half have in common', () => {
    const two = [happened(), happened()]
    expect(pairsIn(two)[0]).toMatchObject({ mostlyAt: undefined, mostlyIn: undefined })
    const four = [...two, happened({ place: 'corridor' }), happened({ place: 'dining', timeOfDay: 'night' })]
    expect(pairsIn(four)[0]).toMatchObject({ mostlyAt: 'evening', mostlyIn: undefined })
  })

  it('never makes a pattern of what is not known', () => {
    const unknown = [1, 2, 3].map(() => happened({ timeOfDay: 'not-known', place: 'not-known' }))
    expect(pairsIn(unknown)[0]).toMatchObject({ mostlyAt: undefined, mostlyIn: undefined })
  })

  it('loses none and invents none, in any order', () => {
    const who = fc.constantFrom('ann', 'ben', 'cat')
    const one = fc
      .record({
        harmedId: who,
        otherId: who,
        happenedOn: fc.constantFrom('2026-01-01', '2026-05-05', null),
        timeOfDay: fc.constantFrom(...keysOf(timesOfDay)),
        place: fc.constantFrom(...keysOf(places)),
      })
      .filter(({ harmedId, otherId }) => harmedId !== otherId)
    fc.assert(
      fc.property(fc.array(one), fc.infiniteStream(fc.integer()), (all, chance) => {
        const pairs = pairsIn(all)
        expect(pairs.reduce((sum, pair) => sum + pair.count, 0)).toBe(all.length)
        const shuffled = all.toSorted(() => (chance.next().value ?? 0) % 3)
        expect(new Set(pairsIn(shuffled).map(pair => JSON.stringify([pair.ids, pair.count])))).toEqual(
          new Set(pairs.map(pair => JSON.stringify([pair.ids, pair.count]))),
        )
        expect([...timesAndPlaces(all).values()].reduce((sum, count) => sum + count, 0)).toBe(all.length)
      }),
    )
  })
})
