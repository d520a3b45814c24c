import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Signal } from '#platform/signal.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { mistakesIn, tableOf } from '#platform/workflow/table.ts'
import { type Heard, type HeardOf, heardOfAll } from '../compared/heard.ts'
import { type Finding, findingsOf } from './findings.ts'
import { EYES, type Eye } from './kinds.ts'
import { type MonthGiven, reckonEyes, type Seen } from './reckon.ts'
import { REMEDY_KINDS, remedies, suggested } from './remedies.ts'
import { signalsOfIsolation } from './signals.ts'
import { shownCount } from './words.ts'
import { remedyWorkflow } from './workflow.ts'

const today = '2026-11-16'
const seen = (role: Eye, on: string, source: Seen['source'] = 'visit'): Seen => ({ role, on, source })
const month = (numbers: MonthGiven['numbers'], more: Partial<MonthGiven> = {}): MonthGiven => ({
  ...{ month: '2026-10-01', givenBy: 'officer', living: 30, numbers },
  ...more,
})
const codes = (found: readonly Finding[]) => found.map(one => one.code)
const found = (some: readonly Seen[], months: readonly MonthGiven[] = [], heard: Heard | null = null) =>
  findingsOf({ eyes: reckonEyes(some, months, today), months, heard, on: today })

describe('eyes on a home', () => {
  it('count kinds of people and not visits, the latest most', () => {
    const [once, often] = [
      [seen('nurse', today)],
      [seen('nurse', today), seen('nurse', '2026-11-01'), seen('nurse', '2026-10-01')],
    ].map(some => reckonEyes(some, [], today).index)
    expect([once, often]).toEqual([1, 1])
    expect(reckonEyes([seen('nurse', '2026-08-18'), seen('friend', today)], [], today).index).toBe(1.5)
  })

  it('of a monthly number are one kind that it may speak of, the one seen last, and never two', () => {
    const given = month({ health: 9 })
    expect(reckonEyes([], [given], today).latest).toMatchObject([
      { role: 'gp', on: '2026-10-31', from: 'health' },
    ])
    expect(reckonEyes([seen('nurse', '2026-09-01')], [given], today).latest).toMatchObject([
      { role: 'nurse', on: '2026-10-31', source: 'officer' },
    ])
    expect(reckonEyes([], [month({ health: 0, family: 0 })], today).latest).toEqual([])
  })

  it('leave out what came later and what is over a year ago', () => {
    const some = [seen('gp', '2026-11-17'), seen('friend', '2025-11-15')]
    expect(reckonEyes(some, [], today)).toMatchObject({ index: 0, latest: [] })
  })

  it('are the same in whatever order they were written down, and one more never lowers them', () => {
    const sighting = fc.record({
      role: fc.constantFrom(...EYES),
      on: fc
        .integer({ min: 0, max: 400 })
        .map(ago => Temporal.PlainDate.from(today).subtract({ days: ago }).toString()),
      source: fc.constantFrom('visit', 'told', 'care-records', 'home', 'officer', 'register'),
    })
    fc.assert(
      fc.property(fc.array(sighting), sighting, (some, more) => {
        const before = reckonEyes(some as Seen[], [], today)
        expect(reckonEyes((some as Seen[]).toReversed(), [], today).index).toBe(before.index)
        const after = reckonEyes([...some, more] as Seen[], [], today)
        expect(after.index).toBeGreaterThanOrEqual(before.index - 1e-12)
        expect(after.seenByOthers).toBeLessThanOrEqual(after.index + 1e-12)
      }),
    )
  })
})

describe('what stands out at a home', () => {
  it('is that nothing is known where nobody told anything, and nothing else', () => {
    expect(codes(found([]))).toEqual(['not-known'])
    expect(codes(found([seen('officer', '2026-11-01', 'register')]))).toEqual(['not-known'])
  })

  it.each<[string, readonly Seen[], readonly MonthGiven[], readonly string[]]>([
    ['few kinds of people lately', [seen('gp', '2026-11-10')], [], ['few-eyes']],
    ['three kinds lately', [seen('gp', today), seen('friend', today), seen('nurse', today)], [], []],
    [
      'only the home says that people come',
      [],
      [month({ family: 20, health: 12, others: 5 }, { givenBy: 'home' })],
      ['only-home-says'],
    ],
    [
      'a third of the residents have nobody',
      [seen('gp', today), seen('friend', today), seen('nurse', today)],
      [month({ nobody: 10 })],
      ['many-with-nobody'],
    ],
    [
      'all three of the residents of a small home have nobody: too few people to say',
      [seen('gp', today), seen('friend', today), seen('nurse', today)],
      [month({ nobody: 5, out: 0 }, { living: 6 })],
      [],
    ],
    [
      'visits were refused and nobody goes out',
      [seen('gp', today), seen('friend', today), seen('nurse', today)],
      [month({ refused: 2, out: 1 })],
      ['visits-limited', 'few-out'],
    ],
  ])('%s', (_what, some, months, expected) => {
    expect(codes(found(some, months))).toEqual(expected)
  })

  it('says when only the home says so', () => {
    const [first] = found(
      [seen('gp', today), seen('friend', today)],
      [month({ nobody: 12 }, { givenBy: 'home' })],
    )
    expect(first).toMatchObject({ code: 'many-with-nobody', selfReported: true, count: 12, of: 30 })
  })

  it('is never more because a number was left out', () => {
    const number = fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined })
    const numbers = fc.record({ family: number, health: number, others: number, out: number, nobody: number })
    fc.assert(
      fc.property(numbers, given => {
        const without = codes(
          found([seen('gp', today)], [month({ ...given, out: undefined, nobody: undefined })]),
        )
        expect(codes(found([seen('gp', today)], [month(given)]))).toEqual(expect.arrayContaining(without))
      }),
    )
  })
})

describe('what was heard', () => {
  const home = (homeId: string, more: Partial<HeardOf> = {}): HeardOf => ({
    ...{ homeId, stratum: 'a', council: 'c', bedYears: 40, concerns: 4, complaints: 0 },
    ...{ seenComplaints: 0, compliments: 0, homeSays: 0 },
    ...more,
  })
  const eleven = Array.from({ length: 11 }, (_, index) => home(`h${index}`))
  const silent = (more: Partial<HeardOf> = {}, others = eleven) =>
    heardOfAll([...others, home('quiet', { concerns: 0, ...more })]).get('quiet')

  it('nothing at all, where at least three were expected, is a finding', () => {
    expect(silent()).toMatchObject({ silent: true, counts: [0, 0, 0], alike: true, homes: 12 })
    expect(silent({ bedYears: 20 })).toMatchObject({ silent: false })
  })

  it('a compliment that an officer saw ends it; what the home says does not, and is told', () => {
    expect(silent({ compliments: 1 })?.silent).toBe(false)
    expect(silent({ homeSays: 7 })).toMatchObject({ silent: true, homeSays: 7 })
  })

  it('with too few homes like it is measured by all here, and says so; with too few of any, not at all', () => {
    expect(silent({ stratum: 'b' })).toMatchObject({ silent: true, alike: false })
    expect(silent({}, eleven.slice(0, 5))).toMatchObject({ silent: false, expected: null })
  })

  it('numbers that homes give raise the expectation of nobody else', () => {
    const giving = eleven.map(one => ({ ...one, homeSays: 90, seenComplaints: 12, compliments: 30 }))
    expect(silent({}, giving)?.expected).toBe(silent()?.expected)
  })
})

describe('signals of isolation', () => {
  const homeId = '019a0000-0000-7000-8000-000000000001'
  const findings = found([seen('gp', '2026-11-10')], [month({ nobody: 10, refused: 1 })])
  const told = signalsOfIsolation({ homeId, beds: 38, findings }, today)

  it('are exposure, neutral, and in the one shape', () => {
    const signals = told.flatMap(one => one.signal ?? [])
    expect(signals.map(one => one.what)).toEqual([
      'isolation.few-eyes',
      'isolation.many-with-nobody',
      'isolation.visits-limited',
    ])
    for (const signal of signals) {
      expect(Signal.parse(signal)).toEqual(signal)
      expect(signal).toMatchObject({ axis: 'exposure', polarity: 'neutral', restriction: 'council' })
    }
  })

  it('take back what no longer stands out, and tell nothing of a home of which nothing is known', () => {
    expect(told.filter(one => one.signal === null).map(one => one.key)).toContain(
      `isolation/${homeId}/not-heard`,
    )
    const unknown = signalsOfIsolation({ homeId, beds: 38, findings: found([]) }, today)
    expect(unknown.every(one => one.signal === null)).toBe(true)
    expect(unknown.map(one => one.key)).toEqual(told.map(one => one.key))
  })

  it('of a small home, or one whose beds nobody knows, are for those with a role in the case', () => {
    for (const beds of [9, null])
      expect(signalsOfIsolation({ homeId, beds, findings }, today).flatMap(one => one.signal ?? [])).toEqual(
        expect.arrayContaining([expect.objectContaining({ restriction: 'case-roles' })]),
      )
  })
})

describe('remedies', () => {
  it('have a table without dead ends', () => expect(mistakesIn(remedyWorkflow)).toEqual([]))

  it.each(tableOf(remedyWorkflow))('$action in $state leads to $to', ({ state, action, to }) => {
    const attempt = () => applyAction(remedyWorkflow, action, { state })
    if (to) expect(attempt()).toMatchObject({ to })
    else expect(attempt).toThrow(/is not possible/)
  })

  it('are suggested where they help, what helps most first, and not what is under way', () => {
    expect(suggested(['few-eyes', 'many-with-nobody'])[0]).toBe('befriending')
    expect(suggested(['few-eyes', 'many-with-nobody'], ['befriending'])).not.toContain('befriending')
    expect(suggested([])).toEqual([])
  })

  it('each name who can do it, and every finding has one', () => {
    for (const kind of REMEDY_KINDS) expect(remedies[kind].who.length).toBeGreaterThan(10)
    for (const code of [
      'few-eyes',
      'many-with-nobody',
      'visits-limited',
      'not-heard',
      'few-out',
      'not-known',
    ] as const)
      expect(suggested([code])).not.toEqual([])
  })
})

describe('numbers of people', () => {
  it.each([
    [4, 30, null],
    [5, 30, 5],
    [0, 30, null],
    [7, 9, null],
  ])('%i of %i are shown as %s', (count, living, shown) => expect(shownCount(count, living)).toBe(shown))
})
