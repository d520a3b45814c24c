import { type Bar, barsChart } from '#platform/view/charts/bars-chart.ts'
import type { CardModel, ChartModel, LinkModel } from '#platform/view/models.ts'
import type { Market } from '../market/schema.ts'
import { ASCOF_ATTRIBUTION, type Measure, measures } from '../reference/ascof/measures.ts'
import { noteOf, outcomeOf, outcomeTableName } from './market-beside.ts'
import { barText, deprivationHeadline, outcomeHeadline } from './market-beside-words.ts'
import { type MarketTableName, marketTables, tableOf } from './market-tables.ts'

export interface BesideEngland {
  /** What the charts are of and who published it; or what is missing, and how to get it. */
  readonly about: readonly CardModel[]
  readonly charts: readonly ChartModel[]
}

type Downloads = (name: MarketTableName) => readonly LinkModel[]

/** The council beside its region and England, where that was imported; and what is missing, where it was not. */
export async function besideEngland(
  market: Market,
  downloads: Downloads,
  mayImport: boolean,
): Promise<BesideEngland> {
  const known = measures.filter(measure => outcomeOf(market, measure))
  const charts = await Promise.all(known.map(measure => outcomeChart(market, measure, downloads)))
  const deprived = market.deprivation && market.deprivation.own.length > 0
  return {
    about: [
      ...(known.length > 0 ? [] : [noOutcomes(mayImport)]),
      ...(deprived ? [] : [noDeprivation(market, mayImport)]),
    ],
    charts: [...charts, ...(deprived ? [await deprivationChart(market, downloads)] : [])],
  }
}

function outcomeChart(market: Market, measure: Measure, downloads: Downloads): Promise<ChartModel> {
  const outcome = outcomeOf(market, measure)
  const name = outcomeTableName(measure)
  const areas = outcome?.areas.filter(({ kind }) => kind !== 'near') ?? []
  return barsChart(
    areas.map(area => ({
      label: area.name,
      value: area.value,
      text: barText(area, measure),
      own: area.kind === 'own',
    })),
    {
      id: name,
      title: outcomeHeadline(market, measure),
      subtitle: `${outcome?.year}. ${noteOf(measure)} ${ASCOF_ATTRIBUTION}`,
      table: tableOf(name, market),
      downloads: downloads(name),
      ...(measure.unit === 'percent' ? { whole: 100 } : {}),
    },
  )
}

function deprivationChart(market: Market, downloads: Downloads): Promise<ChartModel> {
  const { year = 0 } = market.deprivation ?? {}
  return barsChart(deprivationBars(market.deprivation), {
    id: 'deprivation',
    title: deprivationHeadline(market),
    subtitle: `${year}. ${marketTables.deprivation.note} English Indices of Deprivation, Ministry of Housing, Communities and Local Government, licensed under the Open Government Licence v3.0.`,
    table: tableOf('deprivation', market),
    downloads: downloads('deprivation'),
  })
}

/** By score; an edition without scores has its ranks alone, the longest bar the most deprived. */
function deprivationBars(deprivation: Market['deprivation']): readonly Bar[] {
  const { own = [], districts = 0, lowest = null, middle = null, highest = null } = deprivation ?? {}
  if (own.some(({ score }) => score === null) || highest === null)
    return own.map(({ name, rank }) => ({
      label: name,
      value: districts - rank + 1,
      text: `Rank ${rank}`,
      own: true,
    }))
  const bar = (label: string, value: number | null, more: { own?: true } = {}): Bar => ({
    label,
    value,
    text: value === null ? 'No score' : value.toFixed(1),
    ...more,
  })
  return [
    ...own.map(({ name, score }) => bar(name, score, { own: true })),
    bar('England: most deprived', highest),
    bar('England: in the middle', middle),
    bar('England: least deprived', lowest),
  ]
}

function noOutcomes(mayImport: boolean): CardModel {
  return {
    heading: 'Outcomes beside England are not known',
    tone: 'soft',
    text: `The Adult Social Care Outcomes Framework is not imported. The Department of Health and Social Care publishes it for anyone to use: the time series by local authority, on gov.uk.${ask(mayImport)}`,
    ...(mayImport ? { links: [{ text: 'Import outcomes', href: '/imports/ascof' }] } : {}),
  }
}

function noDeprivation({ deprivation, council }: Market, mayImport: boolean): CardModel {
  const heading = `Deprivation in ${council.name} is not known`
  if (!deprivation)
    return {
      ...{ heading, tone: 'soft' },
      text: `The English Indices of Deprivation by district are not imported. They are published on gov.uk for anyone to use.${ask(mayImport)}`,
      ...(mayImport ? { links: [{ text: 'Import deprivation', href: '/imports/deprivation' }] } : {}),
    }
  if (deprivation.listed)
    return { heading, tone: 'soft', text: `The indices of ${deprivation.year} have no district of it.` }
  return {
    ...{ heading, tone: 'soft' },
    text: `The indices of ${deprivation.year} are by district, and which districts a county has is told by the list of councils, which is not imported.${ask(mayImport)}`,
    ...(mayImport ? { links: [{ text: 'Import the list of councils', href: '/imports/councils' }] } : {}),
  }
}

const ask = (mayImport: boolean): string =>
  mayImport ? '' : ' An administrator can import them under Imports.'
