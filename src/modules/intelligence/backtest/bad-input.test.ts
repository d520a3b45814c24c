import { describe, expect, it } from 'vitest'
import type { Signal } from '#platform/signal.ts'
import { uChartAnalysis } from '../analyst/u-chart-analysis.ts'
import { bothTails } from '../method/both-tails.ts'
import { expectations } from '../method/expectation.ts'
import { shareOf } from '../method/wilson.ts'
import { aSignal, dayBefore, TODAY } from '../testing/told.ts'
import { alikeOf } from '../triangulate/alike.ts'
import { type Known, pictureOf } from '../triangulate/picture.ts'
import { qualityOf } from '../triangulate/quality.ts'
import { rules1 } from '../triangulate/rules-1.ts'
import { rules2 } from '../triangulate/rules-2.ts'
import { shareWords } from './words/block.ts'

const pictureOn = (on: string, signals: readonly Signal[], more: Partial<Known> = {}) =>
  pictureOf({ on, signals, firstLooks: [], heard: null, ...more }, rules1)
const today = (signals: readonly Signal[]) => pictureOn(TODAY, signals)

describe('a backdated flood', () => {
  const flood = Array.from({ length: 50 }, (_, i) =>
    aSignal({ event: `old ${i}`, ago: 150, receivedOn: TODAY, family: i % 2 ? 'health' : 'council' }),
  )

  it('changes no day before it came, and counts by its own age from then on', () => {
    expect(pictureOn(dayBefore(1), flood)).toEqual(pictureOn(dayBefore(1), []))
    expect(today(flood).themes[0]?.events).toBe(50)
    const older = flood.map(one => ({ ...one, observed: { from: dayBefore(500), to: dayBefore(500) } }))
    expect(today(older).themes).toEqual([])
  })

  it('shows as late in the quality of its source', () => {
    expect(qualityOf(flood, TODAY)).toMatchObject([{ source: 'visit', told: 50, late: 50, ahead: 0 }])
    expect(qualityOf(flood, dayBefore(1))).toMatchObject([{ late: 0, ahead: 50 }])
  })
})

describe('a file that comes twice', () => {
  const file = [aSignal({ event: 'a' }), aSignal({ event: 'b', family: 'council' })]

  it('makes the same picture to the byte, and shows as told again', () => {
    expect(JSON.stringify(today([...file, ...file]))).toBe(JSON.stringify(today(file)))
    expect(qualityOf([...file, ...file], TODAY)).toMatchObject([{ told: 4, again: 2, corrected: 0 }])
  })
})

describe('sources that contradict each other', () => {
  it('stand beside each other: the one lowers nothing, and the other is shown', () => {
    const bad = [aSignal({ event: 'a' }), aSignal({ event: 'b', family: 'council' })]
    const well = aSignal({ family: 'relatives-and-friends', polarity: 'positive', severity: 0 })
    const picture = today([...bad, well])
    expect(picture.level).toBe('look')
    expect(picture.counterEvidence).toEqual([well.key])
  })

  it('under one key are a correction: the last telling stands, and it shows', () => {
    const first = aSignal({ event: 'a', standing: 'found', family: 'council' })
    const last = { ...first, standing: 'not-found' as const, receivedOn: dayBefore(2) }
    expect([today([first]).level, today([last, first]).level]).toEqual(['look', 'insufficient'])
    expect(qualityOf([first, last], TODAY)).toMatchObject([{ corrected: 1, again: 0 }])
  })
})

describe('a clock that jumps', () => {
  it('forward: what is dated ahead counts for nothing until its day, and shows', () => {
    const ahead = ['2099-01-01', '2027-01-05'].map((day, i) =>
      aSignal({
        event: `${i}`,
        receivedOn: day,
        observed: { from: day, to: day },
        family: i ? 'health' : 'council',
      }),
    )
    expect(today(ahead)).toEqual(today([]))
    expect(qualityOf(ahead, TODAY)).toMatchObject([{ ahead: 2, lastOn: null, stopped: false }])
  })

  it('back: a picture of an earlier day is as it was, whatever came since', () => {
    const signals = [aSignal({ event: 'a', ago: 40 }), aSignal({ event: 'b', ago: 40, family: 'council' })]
    const then = pictureOn(dayBefore(20), signals)
    expect(pictureOn(dayBefore(20), [...signals, aSignal({ event: 'c', ago: 5, family: 'staff' })])).toEqual(
      then,
    )
  })
})

describe('homes that merge or are registered again in the middle', () => {
  it('tell under one home what each told: an event is one however many of its ids tell of it', () => {
    const before = aSignal({ event: 'a', owner: 'former', ago: 200 })
    const again = aSignal({ event: 'a', owner: 'present', ago: 3, family: 'council' })
    const picture = today([before, again])
    expect(picture.themes).toMatchObject([{ events: 1, families: 1 }])
    expect(picture.themes[0]?.signals).toHaveLength(2)
  })
})

describe('an indicator whose definition changes', () => {
  it('goes on under a code of its own: both count, and neither follows the other', () => {
    const old = aSignal({ event: 'a', what: 'falls.rate', untilNext: true })
    const renamed = aSignal({ event: 'b', what: 'falls.rate.2026', untilNext: true, family: 'council' })
    expect(today([old, renamed]).themes).toMatchObject([{ events: 2, families: 2 }])
  })

  it('on a chart is a new phase: measured against itself, the old one in sight', () => {
    const numbers = { count: [5, 6, 5, 20, 21, 20], exposure: [1000, 1000, 1000, 1000, 1000, 1000] }
    const phases = ['old', 'old', 'old', 'new', 'new', 'new']
    const table = {
      labels: new Map([
        ['period', phases.map((_, i) => `${i}`)],
        ['phase', phases],
      ]),
      ...{ numbers: new Map(Object.entries(numbers)), rows: 6, rowNumbers: [2, 3, 4, 5, 6, 7] },
    }
    const { head, items } = uChartAnalysis.analyse(table, { per: 1000 })
    expect(head.phases).toMatchObject([
      { phase: 'old', n: 3 },
      { phase: 'new', n: 3 },
    ])
    expect([...items()].flatMap(one => one.rules as string[])).toEqual([])
  })
})

describe('a denominator of nothing', () => {
  it('gives nothing to expect, nothing to judge and no share, and is said to be not known', () => {
    const home = { home: 'a', stratum: 's', council: 'c', region: 'r', observed: 3, exposure: 0 }
    expect(expectations([home])).toMatchObject([{ expected: null }])
    expect(bothTails(3, 0)).toBeUndefined()
    expect(shareOf(0, 0)).toBeUndefined()
    expect(shareWords(null)).toBe('not known')
  })

  it('leaves a home to be judged without comparison, and the picture says so', () => {
    const events = { all: 1, themes: new Map([['staff', 1]]) }
    const place = { stratum: 's', council: 'c', region: 'r', exposure: 0 }
    const alike = alikeOf([{ ...place, home: 'a', events }]).get('a') ?? null
    expect(alike).toBeNull()
    const signals = [aSignal({ event: 'a' }), aSignal({ event: 'b', family: 'council' })]
    const picture = pictureOf({ on: TODAY, signals, firstLooks: [], heard: null, alike }, rules2)
    expect([picture.level, picture.reasons[0]?.rule]).toEqual(['look', 'uncompared-two-families-agree'])
  })
})

describe('a source that stops', () => {
  const weekly = Array.from({ length: 30 }, (_, i) =>
    aSignal({ event: `week ${i}`, ago: 200 + i * 7, polarity: 'positive', severity: 0 }),
  )

  it('shows as stopped once so long a silence is no chance, and not before', () => {
    expect(qualityOf(weekly, dayBefore(190))).toMatchObject([{ stopped: false, lastOn: dayBefore(200) }])
    expect(qualityOf(weekly, TODAY)).toMatchObject([{ stopped: true, lastOn: dayBefore(200) }])
    expect(qualityOf(weekly.slice(0, 2), TODAY)).toMatchObject([{ stopped: false }])
  })

  it('lets what was routine sink to insufficient, and never makes it better', () => {
    const voices = rules1.voices.map(family =>
      aSignal({ family, ago: 100, polarity: 'positive', severity: 0, expiresOn: null }),
    )
    const ages = voices.map(one => ({ ...one, expiresOn: '2028-01-01' }))
    expect(pictureOn(dayBefore(90), ages).level).toBe('routine')
    const later = Temporal.PlainDate.from(TODAY).add({ days: 200 }).toString()
    expect(pictureOn(later, ages).level).toBe('insufficient')
    expect(pictureOn(later, ages).voice.faded.length).toBe(rules1.voices.length)
  })
})
