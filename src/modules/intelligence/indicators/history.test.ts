import { describe, expect, it } from 'vitest'
import type { MonthRead } from '../isolation/store.ts'
import { rulesInUse } from '../triangulate/rule-sets.ts'
import type { Definition } from './definition.ts'
import type { IndicatorHome } from './exposed.ts'
import { type Known, periodResult } from './history.ts'
import { overTime } from './over-time.ts'
import { periodsOf } from './periods.ts'
import { resultsOf } from './results.ts'
import { summaryOf } from './summary.ts'
import type { IndicatorTelling } from './tellings-store.ts'

const today = Temporal.PlainDate.from('2026-11-16')
const definition: Definition = {
  ...{ number: 1, fromOn: '2025-01-01', toOn: null, theme: null, counts: 'events', exposure: 'bed-days' },
  ...{
    whats: ['visit.indicator'],
    sourceKinds: ['visit'],
    stratum: 'all',
    direction: 'both',
    period: 'quarter',
  },
}
const ids = Array.from({ length: 12 }, (_, at) => `home-${String(at).padStart(2, '0')}`)
const aHome = (id: string, more: Partial<IndicatorHome> = {}): IndicatorHome => ({
  ...{ id, name: id, stratum: 'residential/-/-/medium', beds: 30, openedOn: null, closedOn: null },
  ...{ dormant: false, registered: true, ...more },
})

let count = 0
function told(homeId: string, on: string, more: Partial<IndicatorTelling> = {}): IndicatorTelling {
  const key = `visit/${++count}`
  return {
    ...{ source: 'visits', key, homeId, knownOn: on, takenBack: false, eventKey: null, theme: 'staff' },
    ...{ what: 'visit.indicator', sourceKind: 'visit', observedFrom: on, observedTo: on, receivedOn: on },
    ...{ standing: 'alleged', measure: 'happened', count: null, restriction: 'council', ...more },
  }
}

/** Something of every home in each month from January 2025 to October 2026. */
const usual = Array.from({ length: 22 }, (_, month) =>
  ids.map(id => told(id, Temporal.PlainDate.from('2025-01-10').add({ months: month }).toString())),
).flat()

const knownOf = (rows: readonly IndicatorTelling[], more: Partial<Known> = {}): Known => ({
  ...{ homes: ids.map(id => aHome(id)), rows: rows.toSorted((a, b) => (a.knownOn < b.knownOn ? -1 : 1)) },
  ...{ months: new Map(), today: today.toString(), rules: rulesInUse, ...more },
})

const resultsFor = (versions: readonly Definition[], known: Known) =>
  periodsOf(versions, today).map(period => periodResult(period, known))
const last = (versions: readonly Definition[], known: Known) => resultsFor(versions, known).at(-1)
const numberOf = (known: Known, id = ids[0]) => last([definition], known)?.homes.find(one => one.id === id)

describe('the periods of an indicator', () => {
  it('are whole ones since its first day that have ended and settled', () => {
    const labels = periodsOf([definition], today).map(one => one.label)
    expect([labels[0], labels.at(-1), labels.length]).toEqual(['Jan–Mar 2025', 'Jul–Sep 2026', 7])
    const soon = Temporal.PlainDate.from('2026-10-14')
    expect(periodsOf([definition], soon).at(-1)?.label).toBe('Apr–Jun 2026')
    expect(periodsOf([definition], soon.add({ days: 1 })).at(-1)?.label).toBe('Jul–Sep 2026')
  })

  it('have no number where the definition changed within them, and the charts show the break', () => {
    const changed: Definition = { ...definition, number: 2, fromOn: '2026-02-10', theme: 'staff' }
    const versions = [changed, definition]
    const periods = resultsFor(versions, knownOf(usual))
    expect(periods.map(one => [one.definition, one.none])).toEqual([
      ...Array.from({ length: 4 }, () => [1, null]),
      [1, 'cut'],
      [2, null],
      [2, null],
    ])
    const { rate } = overTime(periods, versions, ids[0] ?? '')
    expect(rate[4]).toMatchObject({ value: null, why: 'The definition changed within this time' })
    expect(rate.map(one => one.changedTo)).toEqual([null, null, null, null, null, 2, null])
  })

  it('have none after its last day', () => {
    const ended = { ...definition, toOn: '2026-01-01' }
    expect(last([ended], knownOf(usual))).toMatchObject({ none: 'no-definition', homes: [] })
  })
})

describe('a number', () => {
  it('is of events, each once, however many tell of it', () => {
    const [id = ''] = ids
    const two = ['a', 'b'].map(key => told(id, '2026-08-01', { key, eventKey: 'one' }))
    expect(numberOf(knownOf([...usual, ...two]))).toMatchObject({ o: 4, now: null })
  })

  it('of a backdated flood stays what was known then, and says what is known now', () => {
    const flood = Array.from({ length: 50 }, () =>
      told(ids[0] ?? '', '2026-08-01', { knownOn: '2026-11-10', receivedOn: '2026-11-10' }),
    )
    const known = knownOf([...usual, ...flood])
    expect(numberOf(known)).toMatchObject({ o: 3, now: 53, tail: 'within' })
    expect(summaryOf(resultsFor([definition], known), [definition])).toMatchObject({
      flagged: 0,
      arrivedLater: 1,
    })
  })

  it('leaves out what was withdrawn, taken back, or is kept to a few; the last telling of a key stands', () => {
    const [id = ''] = ids
    const on = '2026-08-01'
    const gone = [
      told(id, on, { standing: 'withdrawn' }),
      told(id, on, { standing: 'not-found' }),
      told(id, on, { key: 'kept' }),
      told(id, '2026-08-20', { key: 'kept', observedTo: on, restriction: 'case-roles' }),
      told(id, on, { key: 'back' }),
      told(id, '2026-08-21', { key: 'back', observedTo: on, takenBack: true }),
      told(id, on, { key: 'other-kind' }),
      told(id, '2026-08-22', { key: 'other-kind', observedTo: on, what: 'visit.other' }),
    ]
    expect(numberOf(knownOf([...usual, ...gone]))).toMatchObject({ o: 3, now: null })
  })

  it('is none, and no nought, where a source stops', () => {
    const stopped = usual.filter(row => row.receivedOn < '2026-04-01')
    const periods = resultsFor([definition], knownOf(stopped))
    expect(periods.slice(-3).map(one => [one.none, one.homes.length])).toEqual([
      [null, 12],
      ['source-silent', 0],
      ['source-silent', 0],
    ])
    expect(overTime(periods, [definition], ids[0] ?? '').rate.at(-1)).toMatchObject({
      value: null,
      why: 'The source told nothing of any home in this time',
    })
  })

  it('is a nought where the source spoke, and of this home told nothing', () => {
    const others = usual.filter(row => row.homeId !== ids[0])
    expect(numberOf(knownOf(others))).toMatchObject({ o: 0, tail: 'within' })
  })

  it('is none of a home that is small, closed, empty, or of which nobody lives there', () => {
    const [small, closed, empty, nobody, unknown] = ids
    const more = {
      ...{ [small ?? '']: { beds: 9 }, [closed ?? '']: { registered: false, closedOn: '2026-06-30' } },
      ...{ [empty ?? '']: { dormant: true }, [unknown ?? '']: { beds: null } },
    }
    const month: MonthRead = {
      ...{ homeId: nobody ?? '', month: '2026-08-01', givenBy: 'officer', learnedOn: '2026-09-01' },
      numbers: { living: 0 } as MonthRead['numbers'],
    }
    const known = knownOf(usual, {
      homes: ids.map(id => aHome(id, more[id])),
      months: new Map([[nobody ?? '', [month]]]),
    })
    const result = last([definition], known)
    expect(Object.fromEntries(result?.missing.map(one => [one.id, one.why]) ?? [])).toEqual({
      ...{ [small ?? '']: 'small-home', [closed ?? '']: 'not-open', [empty ?? '']: 'not-open' },
      ...{ [nobody ?? '']: 'no-exposure', [unknown ?? '']: 'small-home' },
    })
    const rows = resultsOf(result ? [result] : [], [definition], new Map(), { only: 'missing' })
    expect(rows.map(row => [row.observed, row.expected])).toEqual(rows.map(() => [null, null]))
    expect(rows).toHaveLength(5)
  })

  it('of a return that was not sent is none, and two returns of one time are one', () => {
    const returned: Definition = { ...definition, counts: 'returned' }
    const [sent = '', , ...others] = ids
    const row = (homeId: string, many: number, more: Partial<IndicatorTelling> = {}) =>
      told(homeId, '2026-08-31', { measure: 'count', count: many, observedFrom: '2026-08-01', ...more })
    const rows = [row(sent, 5), row(sent, 7), ...others.map(id => row(id, 4))]
    const result = last([returned], knownOf(rows))
    expect(result?.homes.find(one => one.id === sent)?.o).toBe(7)
    expect(result?.missing).toEqual([{ id: ids[1], why: 'not-returned' }])
  })

  it('says that registered beds stand in, unless somebody told how many lived there', () => {
    expect(numberOf(knownOf(usual))).toMatchObject({ beds: true, x: 30 * 92 })
    const month = {
      ...({ homeId: ids[0] ?? '', month: '2026-08-01', givenBy: 'home', learnedOn: '2026-09-01' } as const),
      numbers: { living: 20 } as MonthRead['numbers'],
    }
    const known = knownOf(usual, { months: new Map([[ids[0] ?? '', [month]]]) })
    expect(numberOf(known)).toMatchObject({ beds: false, x: 20 * 92 })
  })
})
