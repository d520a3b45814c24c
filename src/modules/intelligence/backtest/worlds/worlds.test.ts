import { describe, expect, it } from 'vitest'
import { Signal } from '#platform/signal.ts'
import { rules1 } from '../../triangulate/rules-1.ts'
import { rules2 } from '../../triangulate/rules-2.ts'
import { recordedWorlds } from '../recorded.ts'
import { dateOf, daysIn, firstDay, MONTHS, ONSET } from './calendar.ts'
import { worldHome } from './home.ts'
import { chanceFrom } from './random.ts'
import { type Asked, MOST_RAISED, runWorlds, type WorldsResult } from './run.ts'
import { inOrder, stories } from './stories.ts'
import { sourceCodes } from './streams.ts'

function made(asked: Asked): WorldsResult {
  const worlds = runWorlds(asked)
  let step = worlds.next()
  while (!step.done) step = worlds.next()
  return step.value
}

const recorded = (version: string) => recordedWorlds.find(one => one.rules === version)

describe('chance from a seed', () => {
  it('is the same again, and another for another seed', () => {
    const draws = (seed: string) => Array.from({ length: 5 }, chanceFrom(seed).float)
    expect(draws('a')).toEqual(draws('a'))
    expect(draws('a')).not.toEqual(draws('b'))
  })

  it('comes out as often as it is expected', () => {
    const { poisson, erlang, happens, int, weighted } = chanceFrom('often')
    const mean = (draw: () => number) =>
      Array.from({ length: 4_000 }, draw).reduce((a, b) => a + b, 0) / 4_000
    expect(mean(() => poisson(3))).toBeCloseTo(3, 0)
    expect(mean(() => poisson(0))).toBe(0)
    expect(mean(() => erlang(5))).toBeCloseTo(1, 1)
    expect(mean(() => Number(happens(0.3)))).toBeCloseTo(0.3, 1)
    expect(mean(() => int(1, 3))).toBeCloseTo(2, 0)
    expect(
      mean(() =>
        weighted([
          [1, 3],
          [0, 1],
        ]),
      ),
    ).toBeCloseTo(0.75, 1)
    expect(() => weighted([])).toThrow(RangeError)
  })
})

describe('a home of a world', () => {
  it('is the same for the same seed, and tells in the one shape that every source has', () => {
    for (const story of [inOrder, ...stories]) {
      const home = worldHome('seed', story.code, story)
      expect(worldHome('seed', story.code, story)).toEqual(home)
      for (const { signal } of home.tellings.slice(0, 60)) expect(Signal.parse(signal)).toEqual(signal)
      const days = home.tellings.map(one => one.day)
      expect(days).toEqual(days.toSorted((a, b) => a - b))
      for (const { source } of home.tellings) expect(sourceCodes).toContain(source)
    }
  })

  it('has nothing of its story before it begins', () => {
    const toldBefore = (story: (typeof stories)[number]) =>
      worldHome('seed', 'home', story).tellings.filter(one => one.day < (firstDay[ONSET] ?? 0) - 130)
    for (const story of stories) expect(toldBefore(story)[0]).toEqual(toldBefore(inOrder)[0])
  })

  it('goes quiet, or fails, where its story says so', () => {
    const toldSince = (code: string) => {
      const story = stories.find(one => one.code === code) ?? inOrder
      const told = Array.from({ length: 8 }, (_, i) => worldHome(`seed ${i}`, 'home', story).tellings).flat()
      return told.filter(one => one.day > (firstDay[ONSET] ?? 0) + 130).length
    }
    expect(toldSince('gone-quiet')).toBeLessThan(toldSince('in-order') / 5)
    expect(toldSince('sudden-failure')).toBeGreaterThan(toldSince('in-order') * 2)
  })

  it('lives in a calendar without a gap', () => {
    expect([dateOf(0), dateOf(firstDay[ONSET] ?? 0)]).toEqual(['2023-01-01', '2024-07-01'])
    expect(Array.from({ length: MONTHS }, (_, month) => daysIn(month)).slice(12, 14)).toEqual([31, 29])
  })
})

describe('two hundred worlds', () => {
  it('give what is recorded of version 2, to the byte', { timeout: 240_000 }, () => {
    const result = made({ seeds: 200, rules: rules2 })
    expect(JSON.stringify({ ...result, lost: [] })).toBe(JSON.stringify({ ...recorded('2'), lost: [] }))
  })

  it('stay null where all is in order, at the stated rate, under version 2; and did not under version 1', () => {
    expect(recorded('2')?.criesWolf).toBe(false)
    expect(recorded('2')?.inOrder.atEnd?.upper95).toBeLessThan(MOST_RAISED)
    expect(recorded('1')?.criesWolf).toBe(true)
    expect(recorded('1')?.inOrder.atEnd?.lower95).toBeGreaterThan(0.9)
  })

  it('under version 2 tell trouble from none', () => {
    const result = recorded('2')
    const raised = (code: string) => result?.stories.find(one => one.code === code)?.raised
    for (const code of ['closed-culture', 'gone-quiet', 'gradual-decline', 'sudden-failure'])
      expect(raised(code)?.lower95).toBeGreaterThan(result?.inOrder.raised?.upper95 ?? 1)
    // An honest home is raised no more often, as far as can be told, than one that is all in order.
    expect(raised('honest-reporter')?.lower95).toBeLessThan(result?.inOrder.raised?.upper95 ?? 0)
    const quiet = result?.stories.find(one => one.code === 'gone-quiet')
    expect(quiet?.actNow?.share).toBe(0)
  })

  it('lose little with any one source: four stories of each, and each compared with nothing lost', () => {
    const lost = recorded('2')?.lost ?? []
    expect(lost.map(one => one.source)).toEqual(['nothing', ...sourceCodes])
    for (const { stories: own } of lost)
      for (const [i, story] of own.entries()) {
        expect(story.homes).toBe(200)
        expect(story.raised?.share).toBeGreaterThan((lost[0]?.stories[i]?.raised?.share ?? 0) - 0.2)
      }
  })
})

describe('a few worlds', () => {
  it('lose each source in turn, and are the same whether they do or not', () => {
    const one = made({ seeds: 1, rules: rules2, lose: true })
    expect(one.lost).toHaveLength(sourceCodes.length + 1)
    expect(made({ seeds: 1, rules: rules2 }).stories).toEqual(one.stories)
  })

  it('under version 1 cry wolf', () => {
    expect(made({ seeds: 3, rules: rules1 })).toMatchObject({ rules: '1', seeds: 3, criesWolf: true })
  })

  it('that are none say nothing', () => {
    const none = made({ seeds: 0, rules: rules2 })
    expect(none.inOrder).toMatchObject({ homes: 0, raised: null, months: null })
    expect(none.criesWolf).toBe(false)
  })
})
