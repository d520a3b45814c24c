import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { themesOn } from '#law/themes.ts'
import { independences, reliabilities, Signal, signalFamilies, standings } from '#platform/signal.ts'
import { type Level, levels } from './levels.ts'
import { daysBetween } from './live.ts'
import type { FirstLook } from './overrides.ts'
import { type Known, pictureOf } from './picture.ts'
import { rules1 } from './rules-1.ts'

const on = '2026-11-16'
const dayBefore = (days: number) => Temporal.PlainDate.from(on).subtract({ days }).toString()

let count = 0
/** A serious concern that a relative told last week, unless said otherwise. */
function signal(more: Partial<Signal> & { family?: Signal['source']['family'] } = {}): Signal {
  const { family = 'relatives-and-friends', ...rest } = more
  const key = rest.key ?? `key/${count++}`
  return {
    ...{ key, eventKey: key, homeId: '0192f3a4-0000-7000-8000-000000000001', theme: 'staff' },
    ...{ what: 'visit.indicator', axis: 'signal', observed: { from: dayBefore(7), to: dayBefore(7) } },
    ...{ receivedOn: dayBefore(7), source: { kind: 'visit', family }, independence: 'independent' },
    ...{ reliability: 'B', polarity: 'concern', severity: 3, measure: { kind: 'happened' } },
    ...{ owner: 'present', standing: 'alleged', untilNext: false, expiresOn: '2027-11-16', link: '/homes' },
    ...{ restriction: 'council', ...rest },
  }
}
const well = (family: Signal['source']['family']) => signal({ family, polarity: 'positive', severity: 0 })
const known = (signals: readonly Signal[], more: Partial<Known> = {}): Known => ({
  ...{ on, signals, firstLooks: [], heard: null },
  ...more,
})
const levelOf = (signals: readonly Signal[], more: Partial<Known> = {}): Level =>
  pictureOf(known(signals, more), rules1).level
const rank = (level: Level) => levels.indexOf(level)
const heardAll = rules1.voices.map(well)

describe('the rule table', () => {
  it('is read from the most pressing level down', () => {
    const ranks = rules1.levels.map(rule => rank(rule.level))
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a))
  })

  it('says of each rule what it is, and what would be expected if it were wrong; each has its own code', () => {
    for (const { says, ifWrong } of rules1.levels) {
      expect(says).toMatch(/^[A-Z].*[^.]$/)
      expect(ifWrong).toMatch(/^[A-Z].*[^.]$/)
    }
    expect(new Set(rules1.levels.map(rule => rule.code)).size).toBe(rules1.levels.length)
  })

  it('reaches act now through no rule that a single family could meet, but by a first look', () => {
    for (const rule of rules1.levels.filter(one => one.level === 'act-now')) {
      if (rule.scope === 'theme') expect(rule.atLeast.families).toBeGreaterThanOrEqual(2)
      else expect(rule.atLeast).toEqual({ credibleFirstLooks: 1 })
    }
  })

  it('knows no family that the shape of a signal does not', () => {
    expect(signalFamilies).toEqual(expect.arrayContaining([...rules1.voices]))
    expect(signal()).toEqual(Signal.parse(signal({ key: `key/${count - 1}` })))
  })
})

const event = (eventKey: string, family: Signal['source']['family'], more: Partial<Signal> = {}) =>
  signal({ eventKey, family, ...more })

describe('the level of a home', () => {
  it.each<[string, readonly Signal[], Level]>([
    ['of which nothing is known', [], 'insufficient'],
    ['of which only few spoke, all well', [well('health'), well('staff')], 'insufficient'],
    [
      'that only speaks well of itself',
      [signal({ family: 'home', independence: 'self-reported', polarity: 'positive' })],
      'insufficient',
    ],
    ['of which all spoke lately, and well', heardAll, 'routine'],
    ['with one concern of one family', [...heardAll, event('a', 'health')], 'routine'],
    [
      'with one event told by three families',
      [...heardAll, event('a', 'health'), event('a', 'staff'), event('a', 'council')],
      'routine',
    ],
    [
      'with two families who tell of two events of a theme',
      [event('a', 'health'), event('b', 'staff')],
      'look',
    ],
    [
      'with two families of two themes',
      [...heardAll, event('a', 'health'), event('b', 'staff', { theme: 'basics' })],
      'routine',
    ],
    [
      'with three families of three themes',
      [
        event('a', 'health'),
        event('b', 'staff', { theme: 'basics' }),
        event('c', 'council', { theme: null }),
      ],
      'look',
    ],
    [
      'with the same again, three times',
      [event('a', 'staff'), event('b', 'staff'), event('c', 'staff')],
      'look',
    ],
    ['with one serious event that was found', [event('a', 'council', { standing: 'found' })], 'look'],
    [
      'with three families of one theme',
      [event('a', 'health'), event('b', 'staff'), event('c', 'council')],
      'act-now',
    ],
    [
      'with three families and nothing serious',
      ['health', 'staff', 'council'].map((family, i) =>
        event(`e${i}`, family as 'health', { severity: 2, reliability: 'A' }),
      ),
      'look',
    ],
    [
      'with a serious finding and another family',
      [event('a', 'council', { standing: 'found' }), event('b', 'staff', { severity: 2, reliability: 'A' })],
      'act-now',
    ],
    [
      'with concerns too slight to count',
      [event('a', 'health', { severity: 1 }), event('b', 'staff', { severity: 1 })],
      'insufficient',
    ],
    [
      'with concerns that have aged',
      [
        event('a', 'health', { observed: { from: dayBefore(364), to: dayBefore(364) }, severity: 2 }),
        event('b', 'staff'),
      ],
      'insufficient',
    ],
    [
      'with concerns that were not found',
      [event('a', 'health', { standing: 'not-found' }), event('b', 'staff')],
      'insufficient',
    ],
    [
      'with concerns that were withdrawn',
      [event('a', 'health', { standing: 'withdrawn' }), event('b', 'staff')],
      'insufficient',
    ],
    [
      'with concerns that expired today',
      [event('a', 'health', { expiresOn: on }), event('b', 'staff')],
      'insufficient',
    ],
    [
      'with concerns that come tomorrow',
      [event('a', 'health', { receivedOn: '2026-11-17' }), event('b', 'staff')],
      'insufficient',
    ],
    [
      'with concerns of itself',
      [event('a', 'home', { independence: 'self-reported' }), event('b', 'staff')],
      'insufficient',
    ],
    [
      'with concerns reckoned from others',
      [event('a', 'council', { independence: 'derived' }), event('b', 'staff')],
      'insufficient',
    ],
  ])('%s', (_what, signals, level) => {
    expect(levelOf(signals)).toBe(level)
  })

  it('rises where nothing was heard and three were expected, and not where two were', () => {
    expect(levelOf([], { heard: { counts: [0, 0, 0], expected: 3 } })).toBe('look')
    expect(levelOf([], { heard: { counts: [0, 0, 0], expected: 2 } })).toBe('insufficient')
    expect(levelOf([], { heard: { counts: [0, 1, 0], expected: 9 } })).toBe('insufficient')
  })

  it('does not let an open case age or expire', () => {
    const long = { observed: { from: '2021-01-01', to: '2021-01-01' }, receivedOn: '2021-01-02' }
    const open = { ...long, expiresOn: null, standing: 'being-looked-at' as const }
    expect(levelOf([event('a', 'health', open), event('b', 'staff', open)])).toBe('look')
    expect(levelOf([event('a', 'health', long), event('b', 'staff', long)])).toBe('insufficient')
  })

  it('takes the last rating alone, and the one before again where the last is withdrawn', () => {
    const rating = (to: string, more: Partial<Signal>) =>
      signal({
        family: 'regulator',
        what: 'cqc.rating.safe',
        untilNext: true,
        expiresOn: null,
        observed: { from: to, to },
        reliability: 'A',
        standing: 'found',
        ...more,
      })
    const bad = rating('2025-01-10', { severity: 3 })
    const good = rating('2026-02-10', { severity: 0, polarity: 'positive' })
    expect(levelOf([bad])).toBe('look')
    expect(levelOf([bad, good])).toBe('insufficient')
    expect(levelOf([bad, { ...good, standing: 'withdrawn' }])).toBe('look')
  })

  it('takes the last telling under a key', () => {
    const first = event('a', 'council', { key: 'one', standing: 'found' })
    const later = { ...first, standing: 'not-found' as const, receivedOn: dayBefore(2) }
    expect(levelOf([later, first])).toBe('insufficient')
    // As it was known before the correction.
    expect(levelOf([later, first], { on: dayBefore(5) })).toBe('look')
  })
})

describe('what waits for no second source', () => {
  const disclosed = signal({
    eventKey: 'told',
    family: 'staff',
    source: { kind: 'whistleblower', family: 'staff' },
  })
  const look = (more: Partial<FirstLook>): FirstLook => ({
    eventKey: 'told',
    on,
    credible: true,
    touches: ['concealment'],
    ...more,
  })

  it('is flagged the same day, and does not lift the level by itself', () => {
    const picture = pictureOf(known([...heardAll, disclosed]), rules1)
    expect(picture.level).toBe('routine')
    expect(picture.flagged).toEqual([
      {
        override: 'whistleblower',
        eventKey: 'told',
        signals: [disclosed.key],
        awaitsFirstLook: true,
        lifts: false,
      },
    ])
  })

  it.each<[string, Partial<FirstLook>, Level]>([
    ['credible, and concealed', {}, 'act-now'],
    ['credible, of more than one resident', { touches: ['more-than-one-resident'] }, 'act-now'],
    ['credible, of one resident alone', { touches: [] }, 'routine'],
    ['not credible', { credible: false }, 'routine'],
    ['of another event', { eventKey: 'other' }, 'routine'],
    ['of tomorrow', { on: '2026-11-17' }, 'routine'],
  ])('is lifted, or not, by a first look that finds it %s', (_what, more, level) => {
    const picture = pictureOf(known([...heardAll, disclosed], { firstLooks: [look(more)] }), rules1)
    expect(picture.level).toBe(level)
    if (level === 'act-now')
      expect(picture.reasons[0]).toEqual({
        rule: 'first-look-credible',
        theme: null,
        families: ['staff'],
        signals: [disclosed.key],
      })
  })

  it.each<[string, Partial<Signal>, string | undefined]>([
    ['serious harm alleged', { what: 'safeguarding.concern' }, 'serious-harm'],
    ['a slighter concern', { what: 'safeguarding.concern', severity: 2 }, undefined],
    ['enforcement', { what: 'cqc.enforcement.warning', severity: 2 }, 'enforcement'],
    ['a poor rating', { what: 'cqc.rating' }, undefined],
  ])('%s is flagged, or not', (_what, more, override) => {
    expect(pictureOf(known([signal(more)]), rules1).flagged.map(one => one.override)).toEqual(
      override ? [override] : [],
    )
  })

  it('waits no more once it is history', () => {
    const old = signal({
      what: 'safeguarding.concern',
      receivedOn: dayBefore(60),
      observed: { from: dayBefore(60), to: dayBefore(60) },
    })
    expect(pictureOf(known([old]), rules1).flagged[0]?.awaitsFirstLook).toBe(false)
    const open = { ...old, expiresOn: null }
    expect(pictureOf(known([open]), rules1).flagged[0]?.awaitsFirstLook).toBe(true)
  })
})

const someDay = fc.integer({ min: -30, max: 1500 }).map(dayBefore)
const someSignal: fc.Arbitrary<Signal> = fc
  .record({
    ...{ event: fc.nat(5), day: someDay, late: fc.nat(60), open: fc.boolean() },
    theme: fc.constantFrom(null, ...themesOn(on).map(theme => theme.code)),
    what: fc.constantFrom('visit.indicator', 'safeguarding.concern', 'cqc.rating.safe', 'complaints.count'),
    axis: fc.constantFrom('signal' as const, 'exposure' as const),
    family: fc.constantFrom(...signalFamilies),
    independence: fc.constantFrom(...independences),
    reliability: fc.constantFrom(...reliabilities),
    polarity: fc.constantFrom('positive' as const, 'neutral' as const, 'concern' as const),
    severity: fc.nat(4),
    standing: fc.constantFrom(...standings),
  })
  .map(({ event: of, day, late, open, ...rest }) => ({
    ...signal({ ...rest, eventKey: `event/${of}`, observed: { from: day, to: day } }),
    receivedOn: Temporal.PlainDate.from(day).add({ days: late }).toString(),
    untilNext: rest.what === 'cqc.rating.safe',
    expiresOn: open ? null : Temporal.PlainDate.from(day).add({ years: 2 }).toString(),
  }))
const someSignals = fc.array(someSignal, { maxLength: 14 })

describe('whatever is known of a home', () => {
  it('recomputed gives the same bytes, in whatever order it came', () => {
    fc.assert(
      fc.property(someSignals, signals => {
        const bytes = JSON.stringify(pictureOf(known(signals), rules1))
        expect(JSON.stringify(pictureOf(known(signals.toReversed()), rules1))).toBe(bytes)
      }),
    )
  })

  it('one family alone never makes it act now, however many events it tells of', () => {
    fc.assert(
      fc.property(someSignals, fc.constantFrom(...signalFamilies), (signals, family) => {
        const alone = signals.map(one => ({ ...one, source: { ...one.source, family } }))
        expect(levelOf(alone)).not.toBe('act-now')
      }),
    )
  })

  it('another independent voice never lowers it, whatever it says', () => {
    fc.assert(
      fc.property(someSignals, someSignal, (signals, more) => {
        const voice = { ...more, independence: 'independent' as const, untilNext: false }
        expect(rank(levelOf([...signals, voice]))).toBeGreaterThanOrEqual(rank(levelOf(signals)))
      }),
    )
  })

  it('what the home says of itself, good or bad, changes no level', () => {
    fc.assert(
      fc.property(someSignals, someSignal, (signals, more) => {
        const own = { ...more, independence: 'self-reported' as const, untilNext: false, what: 'home.says' }
        expect(levelOf([...signals, own])).toBe(levelOf(signals))
      }),
    )
  })

  it('exposure changes no level and no reason', () => {
    fc.assert(
      fc.property(someSignals, someSignal, (signals, more) => {
        const exposure = { ...more, axis: 'exposure' as const, untilNext: false }
        const [without, withIt] = [signals, [...signals, exposure]].map(one => pictureOf(known(one), rules1))
        expect([withIt?.level, withIt?.reasons]).toEqual([without?.level, without?.reasons])
      }),
    )
  })

  it('is never routine where nobody independent has looked, or most were not heard', () => {
    fc.assert(
      fc.property(someSignals, signals => {
        const { level, voice } = pictureOf(known(signals), rules1)
        if (level === 'routine') expect(voice.coverage).toBeGreaterThanOrEqual(0.5)
        const unheard = signals.filter(one => one.source.family === 'regulator')
        expect(levelOf(unheard)).not.toBe('routine')
      }),
    )
  })

  it('has a reason for every level but insufficient, each of signals that are known', () => {
    fc.assert(
      fc.property(someSignals, signals => {
        const { level, reasons } = pictureOf(known(signals), rules1)
        expect(reasons.length > 0).toBe(level !== 'insufficient')
        const keys = new Set(signals.map(one => one.key))
        for (const key of reasons.flatMap(reason => reason.signals)) expect(keys.has(key)).toBe(true)
        const first = rules1.levels.find(rule => rule.code === reasons[0]?.rule)
        expect(first?.level ?? 'insufficient').toBe(level)
      }),
    )
  })

  it('what was not known on a day changes nothing of how it was known then', () => {
    fc.assert(
      fc.property(someSignals, someSignal, (signals, more) => {
        const tomorrow = { ...more, receivedOn: '2026-11-17' }
        expect(pictureOf(known([...signals, tomorrow]), rules1)).toEqual(pictureOf(known(signals), rules1))
      }),
    )
  })
})

describe('days', () => {
  it('are counted over leap years, and backwards', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2026-03-29', '2026-03-30')).toBe(1)
    expect(daysBetween('2026-01-02', '2026-01-01')).toBe(-1)
  })
})
