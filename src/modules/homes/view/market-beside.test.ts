import { describe, expect, it } from 'vitest'
import type { Market } from '../market/schema.ts'
import { besideEngland } from './market-beside-charts.ts'
import { deprivationHeadline } from './market-beside-words.ts'
import { marketTables } from './market-tables.ts'

type Outcome = Market['outcomes']['measures'][number]
type Area = Outcome['areas'][number]

const area = (name: string, kind: Area['kind'], more: Partial<Area> = {}): Area => ({
  ...{ code: name, name, kind, value: 90, numerator: 90, denominator: 100, margin: null },
  ...{ why: null, before: null, ...more },
})
const nothing = { value: null, numerator: null, denominator: null, why: 'suppressed' } as const
const market = (more: Partial<Market> = {}): Market =>
  ({
    council: { code: 'E1', name: 'Oldham' },
    outcomes: { measures: [] },
    deprivation: null,
    ...more,
  }) as Market
const outcomes = (...areas: readonly Area[]): Market['outcomes'] => ({
  measures: [{ key: '4b', year: '2024-25', yearBefore: null, areas: [...areas] }],
})
const shown = (given: Market, mayImport = false) => besideEngland(given, () => [], mayImport)

describe('the market beside England', () => {
  it('says what is not imported, and how to get it; only who may import is sent there', async () => {
    const { about, charts } = await shown(market())
    expect(charts).toEqual([])
    expect(about.map(({ heading }) => heading)).toEqual([
      'Outcomes beside England are not known',
      'Deprivation in Oldham is not known',
    ])
    expect(about.map(({ text }) => text)).toEqual([
      expect.stringContaining('An administrator can import them under Imports.'),
      expect.stringContaining('gov.uk'),
    ])
    expect(about.flatMap(({ links = [] }) => links)).toEqual([])
    const mine = await shown(market(), true)
    expect(mine.about.map(({ links = [] }) => links[0]?.href)).toEqual([
      '/imports/ascof',
      '/imports/deprivation',
    ])
  })

  it('shows what is suppressed in words, in chart, table and download, and the nearest in the table alone', async () => {
    const given = market({
      outcomes: outcomes(area('Oldham', 'own', nothing), area('Bury', 'near'), area('England', 'england')),
    })
    const [chart] = (await shown(given)).charts
    expect(chart?.wide).toContain('Oldham: Suppressed.')
    expect(chart?.wide).not.toContain('Bury')
    expect(chart?.wide).toMatch(/opacity="0"/)
    expect(chart?.subtitle).toMatch(/^2024-25\. .*Open Government Licence/)
    const [own, bury] = marketTables['outcome-4b'].rows(given)
    expect(own?.map(({ value }) => value)).toEqual([
      'Oldham',
      '2024-25',
      'Suppressed',
      'Suppressed',
      'Suppressed',
      'Not known',
    ])
    expect(bury?.map(({ text }) => text)).toEqual(['Bury', '2024-25', '90%', '90', '100', 'Not known'])
  })

  const district = (name: string, rank: number) => ({ code: name, name, rank, score: 50 - rank / 10 })
  const deprivation = (own: NonNullable<Market['deprivation']>['own'], more: object = {}) => ({
    ...{ year: 2025, districts: 296, lowest: 5, middle: 18, highest: 45, listed: true },
    ...{ own: [...own], ...more },
  })

  it.each([
    [[district('Oldham', 1)], 'Oldham is the most deprived of the 296 districts of England in 2025'],
    [[district('Oldham', 23)], 'Oldham is the 23rd most deprived of the 296 districts of England in 2025'],
    [
      [district('A', 12), district('B', 101)],
      'The 2 districts of Oldham rank from 12th to 101st most deprived of the 296 districts of England in 2025',
    ],
  ])('says the rank of a district and the range of a county', (own, words) => {
    expect(deprivationHeadline(market({ deprivation: deprivation(own) }))).toBe(words)
  })

  it('a county whose districts are not known asks for the list of councils, and never has an average', async () => {
    const { about } = await shown(market({ deprivation: deprivation([], { listed: false }) }), true)
    expect(about.at(-1)?.links?.[0]?.href).toBe('/imports/councils')
  })

  it('an edition without scores is drawn by its ranks', async () => {
    const own = [{ ...district('Oldham', 30), score: null }]
    const given = market({ deprivation: deprivation(own, { lowest: null, middle: null, highest: null }) })
    expect((await shown(given)).charts.at(-1)?.wide).toContain('Oldham: Rank 30.')
  })
})
