import { beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/database/transaction.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { measures } from '../reference/ascof/measures.ts'
import type { OutcomeRow } from '../reference/ascof/store.ts'
import { hasReference, realFile, referenceIn, unlessReference } from '../testing/reference.ts'
import { addCouncils, oldham } from '../testing/register.ts'
import { deprivationHeadline, outcomeHeadline } from '../view/market-beside-words.ts'
import { type Beside, deprivationFor, outcomesFor, outcomesOf } from './beside-england.ts'
import type { Market } from './schema.ts'

const areas: readonly Beside[] = [
  { code: 'E08000004', name: 'Oldham', kind: 'own' },
  { code: 'E92000001', name: 'England', kind: 'england' },
]
const figure = (area: string, more: Partial<OutcomeRow> = {}): OutcomeRow => ({
  ...{ measure: '4b', year: '2024-25', area, name: area, value: 90, numerator: 90, denominator: 100 },
  ...{ margin: null, why: null },
  ...more,
})
const england = figure('E92000001', { value: 91.2, numerator: 130_610, denominator: 143_210 })

function own(...rows: readonly OutcomeRow[]) {
  const [measure] = outcomesOf([...rows, england], areas).measures
  return measure?.areas.find(area => area.kind === 'own')
}

describe('an outcome of a council', () => {
  it.each([
    ['is the value with its counts', [figure('E08000004')], { value: 90, numerator: 90, why: null }],
    [
      'is suppressed where the publisher says so',
      [figure('E08000004', { value: null, why: 'c' })],
      { value: null, why: 'suppressed' },
    ],
    [
      'is not shown where a count is below five',
      [figure('E08000004', { value: 4, numerator: 4 })],
      { value: null, numerator: null, denominator: null, why: 'suppressed' },
    ],
    [
      'is not nought where nobody is counted',
      [figure('E08000004', { value: 0, numerator: 0 })],
      { value: null, why: 'suppressed' },
    ],
    [
      'is shown where five are counted',
      [figure('E08000004', { value: 5, numerator: 5 })],
      { value: 5, numerator: 5, why: null },
    ],
    [
      'is missing where nothing was sent',
      [figure('E08000004', { value: null, why: 'x' })],
      { value: null, why: 'no-data' },
    ],
    [
      'is not in the file where it is of another year alone',
      [figure('E08000004', { year: '2023-24' })],
      { value: null, why: 'not-in-file' },
    ],
  ] as const)('%s', (_what, rows, expected) => {
    expect(own(...rows)).toMatchObject(expected)
  })

  it('is of the newest year that England has a figure of, with the year before it', () => {
    const rows = [
      england,
      figure('E92000001', { year: '2023-24', value: 90.1 }),
      figure('E92000001', { year: '2025-26', value: null, why: 'x' }),
      figure('E08000004'),
      figure('E08000004', { year: '2023-24', value: 88 }),
    ]
    const [measure] = outcomesOf(rows, areas).measures
    expect(measure).toMatchObject({ year: '2024-25', yearBefore: '2023-24' })
    expect(measure?.areas.map(area => area.before)).toEqual([88, 90.1])
  })

  it('of which England has nothing is left out', () => {
    expect(outcomesOf([figure('E08000004')], areas).measures).toEqual([])
  })
})

describe.skipIf(!hasReference)(`with the real files${unlessReference}`, { timeout: 60_000 }, () => {
  const database = testDatabase()
  const { bringIn } = referenceIn(database)
  beforeAll(async () => {
    await addCouncils(database)
    await bringIn('ascof', realFile('ascof-2024-25/ascof_2024_25.ods'))
    await bringIn('deprivation', realFile('deprivation/indices_of_deprivation_2025_lad.csv'))
    await bringIn('councils', realFile('councils-england/uk_local_authorities_current.csv'))
  }, 60_000)

  const others = (code: string, name: string): Market['others'] => [
    { code, name, kind: 'own', homes: 1, beds: 1, rated: 1, good: 1 },
  ]
  const marketOf = (code: string, name: string) =>
    inTransaction(database.app.pool, { councilId: oldham, readOnly: true }, async tx => {
      const outcomes = await outcomesFor(tx, others(code, name))
      return { council: { code, name }, outcomes, deprivation: await deprivationFor(tx, code) } as Market
    })
  const headline = (market: Market, key: string) => {
    const measure = measures.find(one => one.key === key)
    return measure && outcomeHeadline(market, measure)
  }

  it('Oldham stands beside the North West and England', async () => {
    const market = await marketOf('E08000004', 'Oldham')
    const risk = market.outcomes.measures.find(({ key }) => key === '4b')
    expect(risk?.areas).toMatchObject([
      { name: 'Oldham', value: 89.3, numerator: 160, denominator: 175 },
      { name: 'North West', value: 90.9, numerator: 18_330, denominator: 20_155 },
      { name: 'England', value: 91.2, numerator: 130_610, denominator: 143_210 },
    ])
    expect(headline(market, '6b')).toBe(
      'In Oldham 85% of residential care providers are rated Good or Outstanding by CQC; in England 81.7%',
    )
    expect(headline(market, '2c')).toBe(
      'In Oldham 669.8 people aged 65 and over, of each 100,000, moved into a care home that the council arranged; in England 592.5',
    )
  })

  it('what is suppressed for the Isles of Scilly is said to be, and is no nought', async () => {
    const market = await marketOf('E06000053', 'Isles of Scilly')
    expect(headline(market, '2b')).toBe(
      'For Isles of Scilly it is suppressed: too few people. In England 17 people aged 18 to 64, of each 100,000, moved into a care home that the council arranged',
    )
    const rated = market.outcomes.measures.find(({ key }) => key === '6b')
    expect(rated?.areas[0]).toMatchObject({ value: null, numerator: null, why: 'suppressed' })
  })

  it('a council has its own rank of deprivation, and a county the range of its districts', async () => {
    const oldhams = await marketOf('E08000004', 'Oldham')
    expect(oldhams.deprivation).toMatchObject({ year: 2025, districts: 296, own: [{ name: 'Oldham' }] })
    const lincolnshire = await marketOf('E10000019', 'Lincolnshire')
    const ranks = lincolnshire.deprivation?.own.map(({ rank }) => rank) ?? []
    expect(ranks).toHaveLength(7)
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(deprivationHeadline(lincolnshire)).toMatch(
      /^The 7 districts of Lincolnshire rank from \d+(st|nd|rd|th) to \d+(st|nd|rd|th) most deprived of the 296 districts of England in 2025$/,
    )
  })
})
