import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HomePast, pastsFrom } from '../../../homes/index.ts'
import { rules1 } from '../../triangulate/rules-1.ts'
import { rules2 } from '../../triangulate/rules-2.ts'
import { textOf } from '../words/block.ts'
import { realBlocks } from '../words/real.ts'
import { backtest } from './backtest.ts'
import { datesFor } from './dates.ts'
import { groupsOf } from './groups-of.ts'
import { outcomeAfter } from './outcome.ts'
import { rowsOf } from './rows.ts'

type Rating = readonly [day: string, rating: string]

/** A made-up home of CQC's records. */
function record(number: number, ratings: readonly Rating[], more: Record<string, unknown> = {}) {
  return {
    ...{
      locationId: `1-${number}`,
      providerId: `1-9${number}`,
      name: `Sedge House ${number}`,
      careHome: 'Y',
    },
    ...{ registrationStatus: 'Registered', registrationDate: '2011-01-10', numberOfBeds: 20 + number },
    historicRatings: ratings.map(([reportDate, rating]) => ({
      ...{ reportDate, reportLinkId: `${number}-${reportDate}` },
      overall: {
        rating,
        keyQuestionRatings: ['Safe', 'Well-led'].map(name => ({ name, rating })),
      },
    })),
    ...more,
  }
}
const pastsOf = (records: readonly unknown[]): readonly HomePast[] => pastsFrom(records).pasts
const one = (ratings: readonly Rating[], more: Record<string, unknown> = {}): HomePast => {
  const [past] = pastsOf([record(1, ratings, more)])
  if (!past) throw new Error('There is no home')
  return past
}

describe('what came of a home after a day', () => {
  const good: Rating = ['2016-02-01', 'Good']
  it.each<[string, readonly Rating[], Record<string, unknown>, object]>([
    ['rated lower', [good, ['2018-01-01', 'Requires improvement']], {}, { 'below-good': true, fell: true }],
    ['rated the same', [good, ['2018-01-01', 'Good']], {}, { 'below-good': false, fell: false }],
    ['rated higher', [good, ['2018-01-01', 'Outstanding']], {}, { 'below-good': false, fell: false }],
    ['not inspected: not known, and not fine', [good], {}, { 'below-good': null, fell: null }],
    ['inspected too late', [good, ['2019-01-02', 'Inadequate']], {}, { 'below-good': null, fell: null }],
    [
      'rated twice: the next counts',
      [good, ['2018-01-01', 'Inadequate'], ['2018-06-01', 'Good']],
      {},
      { fell: true },
    ],
    [
      'closed, nobody knows why',
      [good],
      closedOn('2018-02-01'),
      { 'below-good': null, 'closed-while-inadequate': null },
    ],
    [
      'closed while rated Inadequate',
      [good, ['2017-06-01', 'Inadequate']],
      closedOn('2018-02-01'),
      { 'below-good': true, 'closed-while-inadequate': true },
    ],
    ['still open', [good], {}, { 'closed-while-inadequate': false }],
  ])('%s', (_what, ratings, more, happened) => {
    expect(outcomeAfter(one(ratings, more), '2017-01-01', 730, 1).happened).toMatchObject(happened)
  })

  it('of a home without a rating cannot be that it fell', () => {
    const past = one([['2018-01-01', 'Inadequate']])
    expect(outcomeAfter(past, '2017-01-01', 730, null).happened).toMatchObject({
      'below-good': true,
      fell: null,
    })
  })
})

function closedOn(deregistrationDate: string) {
  return { registrationStatus: 'Deregistered', deregistrationDate }
}

const grades = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate']
const someHistory = fc.array(fc.tuple(fc.nat(95), fc.constantFrom(...grades)), { minLength: 1, maxLength: 5 })
const historyOf = (given: readonly (readonly [number, string])[]): Rating[] => {
  const days = new Map(given.map(([month, grade]) => [dayAt(month), grade]))
  return [...days]
}
const dayAt = (month: number) => Temporal.PlainDate.from('2014-02-03').add({ months: month }).toString()

describe('on each date only what was known then goes in', () => {
  const asked = { dates: ['2016-01-01', '2018-01-01'], days: 730 }

  it('what is published later changes no score and no level of an earlier day', () => {
    fc.assert(
      fc.property(
        fc.array(someHistory, { minLength: 2, maxLength: 6 }),
        fc.constantFrom(rules1, rules2),
        (given, rules) => {
          const all = given.map((history, i) => record(i, historyOf(history)))
          const then = given.map((history, i) =>
            record(
              i,
              historyOf(history).filter(([day]) => day <= '2018-01-01'),
            ),
          )
          const said = (records: readonly unknown[]) =>
            rowsOf({ ...asked, pasts: pastsOf(records), rules }).map(({ outcome: _, ...row }) => row)
          expect(said(all)).toEqual(said(then))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('a home registered again in the middle is one home, and keeps what was rated before', () => {
    const first = record(1, [['2015-05-05', 'Inadequate']], { ...closedOn('2016-09-01'), uprn: '42' })
    const second = record(2, [], { registrationDate: '2016-09-01', uprn: '42', providerId: '1-77' })
    const rows = rowsOf({ ...asked, pasts: pastsOf([first, second]), rules: rules1 })
    expect(rows.map(row => [row.on, row.rank, row.level])).toEqual([
      ['2016-01-01', 3, 'look'],
      ['2018-01-01', 3, 'look'],
    ])
  })

  it('without ratings nothing is left to tell homes apart in a register', () => {
    const pasts = pastsOf([record(1, [['2015-05-05', 'Inadequate']]), record(2, [['2015-05-05', 'Good']])])
    const scores = rowsOf({ ...asked, pasts, rules: rules1 }).map(row => row.scores)
    expect(new Set(scores.map(one => one['lantern-without-ratings'])).size).toBe(1)
    expect(new Set(scores.map(one => one.lantern)).size).toBe(2)
  })

  it('a provider is told by its other homes, never by the home itself', () => {
    const run = { providerId: '1-99' }
    const pasts = pastsOf([
      record(1, [['2015-05-05', 'Inadequate']], run),
      record(2, [['2015-05-05', 'Good']], run),
      record(3, [['2015-05-05', 'Good']]),
    ])
    const averages = rowsOf({ ...asked, dates: ['2016-01-01'], pasts, rules: rules1 }).map(row => [
      row.rank,
      row.scores['providers-average'],
    ])
    expect(averages.toSorted()).toEqual(
      [
        [1, 3],
        [1, 5 / 3],
        [3, 1],
      ].toSorted(),
    )
  })
})

/** Twenty homes; those with odd numbers are poor, and go on being so. */
const twenty = Array.from({ length: 20 }, (_, i) => {
  const grade = i % 2 ? 'Inadequate' : 'Good'
  return record(
    i,
    [1, 2, 3, 4].map((year): Rating => [`201${4 + year}-03-0${1 + (i % 8)}`, grade]),
  )
})

describe('a back-test', () => {
  const asked = { pasts: pastsOf(twenty), rules: rules1, groupsOf }

  it('gives the same bytes for the same histories, in whatever order they come', () => {
    const bytes = JSON.stringify(backtest(asked))
    expect(JSON.stringify(backtest({ ...asked, pasts: pastsOf(twenty.toReversed()) }))).toBe(bytes)
  })

  it('is made at each half year from when ten homes were rated, while all can be followed', () => {
    expect(datesFor(asked.pasts, 730)).toEqual(['2015-07-01', '2016-01-01'])
    expect(datesFor([], 730)).toEqual([])
    expect(datesFor(pastsOf(twenty.slice(0, 9)), 730)).toEqual([])
  })

  it('tells who told it apart, beside every baseline, with its numbers', () => {
    const result = backtest(asked)
    expect(result).toMatchObject({ measures: 'Agreement with inspection, not safety', homes: 20, rows: 40 })
    const [below] = result.outcomes
    expect(below).toMatchObject({ code: 'below-good', known: 40, happened: 20, notKnown: 0 })
    expect(below?.predictors[0]).toMatchObject({
      code: 'lantern',
      area: { area: 1 },
      precisionAtTen: { share: 1 },
    })
    expect(below?.predictors.find(one => one.code === 'last-rating')).toMatchObject({ lantern: 'no-better' })
    expect(below?.predictors.find(one => one.code === 'lantern-without-ratings')?.lantern).toBe('better')
    // Both dates come before the same rating of each home.
    expect(result.lead).toMatchObject({ happened: 10, raised: { share: 1 } })
    expect(result.kappa.map(one => one.code)).toEqual(['lantern', 'last-rating', 'always-good'])
  })

  it('draws no curve of so few, and says what it is and where it is no better', () => {
    const result = backtest(asked)
    expect(result.forecast?.curve).toBe(false)
    const text = [...textOf(realBlocks(result))].join('\n')
    for (const said of [
      'Agreement with inspection, not safety',
      'No curve is drawn',
      'no better that could be told than this: the last rating alone',
      'top ten was not recorded',
      'nobody knows, and they count for neither',
    ])
      expect(text).toContain(said)
    expect(text).not.toMatch(/NaN|undefined|probability of abuse/)
  })

  it('judges officers on the days on which they were asked, where they were', () => {
    const ids = asked.pasts.filter(({ home }) => home.rating === 'inadequate').map(({ home }) => home.id)
    const topTens = new Map([['2016-01-01', new Set(ids)]])
    const [below] = backtest({ ...asked, topTens }).outcomes
    const officers = below?.predictors.find(one => one.code === 'officers-top-ten')
    expect(officers).toMatchObject({ area: { area: 1, happened: 10, not: 10 }, precisionAtTen: { share: 1 } })
  })

  it('shows no group of fewer than five homes', () => {
    const result = backtest({
      ...asked,
      groupsOf: ({ name }) => ({ name: name.endsWith('1') ? 'one' : 'other' }),
    })
    expect(result.groups).toMatchObject([
      { of: 'one', homes: 2, raised: null, missed: null },
      { of: 'other', homes: 18 },
    ])
  })

  it('of nothing says that there is nothing to judge', () => {
    const result = backtest({ pasts: [], rules: rules1 })
    expect(result.plainly).toHaveLength(1)
    expect([...textOf(realBlocks(result))].join('\n')).toContain('nothing to judge')
  })
})

const shared = process.env.LANTERN_SHARED_DATA ?? join(import.meta.dirname, '../../../../../../shared/data')
const oldham = join(shared, 'cqc-api-oldham-2025/location_details')

describe.skipIf(!existsSync(oldham) && !process.env.CI)('the real histories of Oldham', () => {
  const records = () => readdirSync(oldham).map(file => JSON.parse(readFileSync(join(oldham, file), 'utf8')))

  it.each([rules1, rules2])('are told no better than by the last rating alone, and it says so', rules => {
    const result = backtest({ pasts: pastsOf(records()), rules, groupsOf })
    expect([result.homes, result.dates.length, result.rows]).toEqual([48, 15, 665])
    const [below, , closed] = result.outcomes
    expect([below?.known, below?.happened, below?.notKnown]).toEqual([368, 163, 297])
    const last = below?.predictors.find(one => one.code === 'last-rating')
    expect(last?.lantern).toBe('no-better')
    expect(last?.area?.area).toBeCloseTo(0.639, 3)
    // The interval counts 47 homes; one that counted 368 rows would be a half narrower.
    expect((last?.area?.upper95 ?? 0) - (last?.area?.lower95 ?? 0)).toBeGreaterThan(0.2)
    expect(closed?.happened).toBe(0)
    expect(result.forecast?.curve).toBe(false)
    expect(result.plainly.join(' ')).toContain(
      'no better that could be told than this: the last rating alone',
    )
  })
})
