import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Signal, signalFamilies } from '#platform/signal.ts'
import { aSignal, dayBefore, TODAY } from '../testing/told.ts'
import { type Alike, alikeOf, eventCounts, type Peer, spreadOf } from './alike.ts'
import { happeningsOf } from './happenings.ts'
import { type Level, levels } from './levels.ts'
import { liveOn } from './live.ts'
import { type Known, pictureOf } from './picture.ts'
import { ruleSets, rulesInUse } from './rule-sets.ts'
import { rules1 } from './rules-1.ts'
import { rules2 } from './rules-2.ts'

const alike = (expected: number, more: Partial<Alike> = {}): Alike => ({
  themes: ['staff', 'basics', 'isolation'].map(theme => ({ theme, expected: expected / 3 })),
  ...{ all: expected, spread: 0.1, from: 'council', homes: 40, ...more },
})
const known = (signals: readonly Signal[], more: Partial<Known> = {}): Known => ({
  ...{ on: TODAY, signals, firstLooks: [], heard: null, ...more },
})
const levelOf = (signals: readonly Signal[], more: Partial<Known> = {}): Level =>
  pictureOf(known(signals, more), rules2).level
const told = (...families: Signal['source']['family'][]) =>
  families.map((family, i) => aSignal({ family, event: `event-${i}` }))

describe('rules of version 2', () => {
  it('are read from the most pressing level down, each rule with its own code, and says what if it were wrong', () => {
    const ranks = rules2.levels.map(rule => levels.indexOf(rule.level))
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a))
    expect(new Set(rules2.levels.map(rule => rule.code)).size).toBe(rules2.levels.length)
    for (const { says, ifWrong } of rules2.levels) {
      expect(says).toMatch(/^[A-Z].*[^.]$/)
      expect(ifWrong).toMatch(/^[A-Z].*[^.]$/)
    }
    expect(ruleSets.map(rules => rules.version)).toEqual(['1', '2'])
    expect(ruleSets).toContain(rulesInUse)
  })

  it.each<[string, readonly Signal[], Alike | null, Level]>([
    [
      'as many as homes like it have',
      told('health', 'council', 'relatives-and-friends'),
      alike(12),
      'insufficient',
    ],
    ['clearly more, of two families', told('health', 'council', 'council', 'health'), alike(2), 'look'],
    [
      'far more, of three families, and serious',
      told('health', 'council', 'advocates-and-visitors'),
      alike(0.3),
      'act-now',
    ],
    ['far more of one family', told('health', 'health', 'health', 'health'), alike(0.6), 'look'],
    [
      'two of a theme that no home like it has',
      [
        aSignal({ theme: 'residents', event: 'a' }),
        aSignal({ theme: 'residents', event: 'b', family: 'council' }),
      ],
      alike(12),
      'look',
    ],
    [
      'what staff alone tell, however much',
      told('staff', 'staff', 'staff', 'staff', 'staff'),
      alike(1),
      'insufficient',
    ],
    ['nobody to compare with: as in version 1', told('health', 'council'), null, 'look'],
    ['nobody to compare with, and less than version 1 asks', told('health'), null, 'insufficient'],
  ])('%s', (_what, signals, beside, level) => {
    expect(levelOf(signals, { alike: beside })).toBe(level)
  })

  it('takes an Inadequate of the regulator as it is, with whomever it is compared', () => {
    const rated = aSignal({
      what: 'cqc.rating.safe',
      family: 'regulator',
      standing: 'found',
      theme: 'basics',
    })
    expect(levelOf([rated], { alike: alike(50) })).toBe('look')
  })

  it('rises where much less was heard than of homes like it, and not where little is expected', () => {
    expect(levelOf([], { heard: { counts: [1, 0, 1], expected: 25, spread: 0.1 } })).toBe('look')
    expect(levelOf([], { heard: { counts: [0, 0, 0], expected: 3, spread: 0.1 } })).toBe('look')
    expect(levelOf([], { heard: { counts: [20, 0, 1], expected: 25, spread: 0.1 } })).toBe('insufficient')
    expect(levelOf([], { heard: { counts: [0, 0, 0], expected: 2, spread: 0.1 } })).toBe('insufficient')
  })

  it('lets a first look lift the level for half a year, and no longer', () => {
    const open = aSignal({
      event: 'told',
      ago: 400,
      family: 'staff',
      expiresOn: null,
      source: { kind: 'whistleblower', family: 'staff' },
    })
    const look = (days: number) => ({
      firstLooks: [
        { eventKey: 'told', on: dayBefore(days), credible: true, touches: ['management' as const] },
      ],
    })
    expect(levelOf([open], look(180))).toBe('act-now')
    expect(levelOf([open], look(181))).not.toBe('act-now')
    expect(pictureOf(known([open], look(181)), rules1).level).toBe('act-now')
  })

  it('says in the picture what it compared with, and version 1 says nothing of it', () => {
    const signals = told('health', 'council')
    const [one, two] = [rules1, rules2].map(rules => pictureOf(known(signals, { alike: alike(3) }), rules))
    expect(two?.themes[0]).toMatchObject({ uncompared: 0, regulatorSerious: 0 })
    expect(two?.themes[0]?.beyond).toBeGreaterThan(0)
    expect(one).toEqual(pictureOf(known(signals), rules1))
    expect(JSON.stringify(one)).not.toMatch(/beyond|uncompared|quieter/)
  })

  it('one family alone never makes it act now, whoever it is compared with', () => {
    const some = fc.record({
      event: fc.constantFrom('a', 'b', 'c', 'd'),
      ago: fc.nat(300),
      severity: fc.nat(4),
    })
    const beside = fc.option(fc.double({ min: 0.01, max: 30, noNaN: true }).map(expected => alike(expected)))
    fc.assert(
      fc.property(
        fc.array(some, { maxLength: 10 }),
        fc.constantFrom(...signalFamilies),
        beside,
        (given, family, of) => {
          expect(
            levelOf(
              given.map(one => aSignal({ ...one, family, standing: 'found' })),
              { alike: of },
            ),
          ).not.toBe('act-now')
        },
      ),
    )
  })

  it('more of the same is never less pressing, and more expected never more', () => {
    const rank = (count: number, expected: number) =>
      levels.indexOf(
        levelOf(
          told(
            ...Array.from({ length: count }, (_, i) => (i % 2 ? ('health' as const) : ('council' as const))),
          ),
          { alike: alike(expected) },
        ),
      )
    fc.assert(
      fc.property(fc.nat(12), fc.double({ min: 0.1, max: 20, noNaN: true }), (count, expected) => {
        expect(rank(count + 1, expected)).toBeGreaterThanOrEqual(rank(count, expected))
        expect(rank(count, expected * 2)).toBeLessThanOrEqual(rank(count, expected))
      }),
    )
  })
})

describe('what homes like it have', () => {
  const peer = (home: string, exposure: number, all: number, stratum = 'residential'): Peer => ({
    ...{ home, stratum, council: 'here', region: 'there', exposure },
    events: { all, themes: new Map([['staff', all]]) },
  })
  const peers = Array.from({ length: 12 }, (_, i) => peer(`home ${i}`, 10 + i * 5, 2 + i))

  it('is the rate of homes of its kind times its own beds', () => {
    const [beds, events] = [10, 2].map((_, at) =>
      peers.reduce((sum, one) => sum + (at === 0 ? one.exposure : one.events.all), 0),
    )
    const found = alikeOf(peers).get('home 3')
    expect(found?.all).toBeCloseTo(((events ?? 0) / (beds ?? 1)) * 25, 10)
    expect(found?.themes).toEqual([{ theme: 'staff', expected: found?.all }])
    expect([found?.from, found?.homes]).toEqual(['council', 12])
  })

  it('is nothing where beds are not known, and where no home of its kind has any event', () => {
    const found = alikeOf([...peers, peer('no beds', 0, 3), peer('other kind', 20, 0, 'nursing')])
    expect(found.get('no beds')).toBeNull()
    expect(found.get('other kind')).toBeNull()
  })

  it('counts an event of two themes once, and what only staff tell not at all where rules say so', () => {
    const signals = [
      ...['staff', 'basics'].map(theme => aSignal({ event: 'one', theme })),
      aSignal({ event: 'two', family: 'staff' }),
    ]
    const counts = (rules: typeof rules1) =>
      eventCounts(happeningsOf(liveOn(signals, TODAY, rules), rules), rules)
    expect(counts(rules1).all).toBe(2)
    expect(counts(rules2)).toEqual({
      all: 1,
      themes: new Map([
        ['basics', 1],
        ['staff', 1],
      ]),
    })
  })

  it('differs by nothing where counts are as expected, and by more where they are not', () => {
    expect(
      spreadOf([
        [5, 5],
        [7, 7],
        [9, 9],
      ]),
    ).toBe(0)
    expect(spreadOf(Array.from({ length: 40 }, (_, i) => [i % 2 ? 30 : 10, 20] as const))).toBeGreaterThan(
      0.1,
    )
    expect(spreadOf([[5, 0.2]])).toBe(0)
  })
})
