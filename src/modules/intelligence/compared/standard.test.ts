import { describe, expect, it } from 'vitest'
import { bannerCards } from '../view/attention-cards.ts'
import { besideOf, type Counted, standardOf } from './standard.ts'

const home = (homeId: string, stratum: string, events: number, more: Partial<Counted> = {}): Counted => ({
  ...{ homeId, stratum, beds: 20, heard: null, counts: true },
  events: { all: events, themes: new Map(events > 0 ? [['staff', events]] : []) },
  ...more,
})
const many = (stratum: string, homes: number, events: number) =>
  Array.from({ length: homes }, (_, at) => home(`${stratum} ${at}`, stratum, events))
const beside = (homes: readonly Counted[], of: string) =>
  besideOf(standardOf(homes, { on: '2026-11-16', rules: '2' }), of).alike

describe('what is expected of a home', () => {
  it('is the rate of homes like it, by its own beds', () => {
    const homes = [...many('nursing/a', 10, 2), home('large', 'nursing/a', 2, { beds: 40 })]
    expect(beside(homes, 'large')).toMatchObject({ all: (22 / 240) * 40, like: 'same', homes: 11 })
  })

  it('is borrowed from all with, or all without, nursing where fewer than ten are like it, then from all', () => {
    const few = many('nursing/b', 3, 1)
    expect(beside([...few, ...many('nursing/a', 9, 2)], 'nursing/b 0')).toMatchObject({
      like: 'nursing',
      homes: 12,
    })
    expect(beside([...few, ...many('residential/a', 9, 2)], 'nursing/b 0')).toMatchObject({
      like: 'all',
      homes: 12,
    })
    expect(beside(few, 'nursing/b 0')).toBeNull()
  })

  it('takes nothing from a home that cares for nobody, which is compared all the same', () => {
    const dormant = home('dormant', 'nursing/a', 50, { counts: false })
    const homes = [...many('nursing/a', 10, 2), dormant]
    expect(beside(homes, 'dormant')).toMatchObject({ all: 2, homes: 10 })
  })
})

describe('the banner above the list', () => {
  it('stands there while the rules do worse than what is simpler, and not otherwise', () => {
    expect(bannerCards({ banner: null })).toEqual([])
    expect(bannerCards({ banner: 'Weigh it.' })).toMatchObject([{ text: 'Weigh it.', tone: 'clay' }])
  })
})
