import { type Bar, barsChart } from '#platform/view/charts/bars-chart.ts'
import { sharesChart } from '#platform/view/charts/shares-chart.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { downloadLinks } from '#platform/view/downloads.ts'
import { percent, plural } from '#platform/view/filters.ts'
import type { CardModel, ChartModel, LinkModel, PageModel, TableModel } from '#platform/view/models.ts'
import { poundsInWords } from '../local-facts/values.ts'
import type { Market } from '../market/schema.ts'
import { type BesideEngland, besideEngland } from './market-beside-charts.ts'
import { areaInWords, type MarketTableName, marketTables, tableOf } from './market-tables.ts'
import {
  gapSentence,
  ledeOf,
  othersHeadline,
  placesHeadline,
  pricesHeadline,
  providersHeadline,
  supplyHeadline,
  yearsHeadline,
} from './market-words.ts'
import { ratingsHeadline } from './running.ts'

export interface MarketPage {
  readonly page: PageModel
  readonly charts: readonly ChartModel[]
  readonly gaps: {
    readonly heading: string
    readonly text: string
    readonly sentences: readonly string[]
    readonly table?: TableModel
    readonly links: readonly LinkModel[]
  }
  readonly beside: BesideEngland
  readonly unknown: CardModel
}

/** What whoever looks may bring in where it is missing. */
interface MayImport {
  readonly tracker: boolean
  readonly reference: boolean
}

const SHOWN_BARS = 8

/** The local market (row E2): each thing as a sentence, a chart and a table that downloads. */
export async function marketPage(market: Market, address: string, may: MayImport): Promise<MarketPage> {
  return {
    page: {
      title: `The market of care homes in ${market.council.name}`,
      lede: ledeOf(market),
      width: 'wide',
    },
    charts: await chartsOf(market, address),
    gaps: gapsCard(market, address),
    beside: await besideEngland(market, name => downloadsOf(name, address), may.reference),
    unknown: unknownCard(market, may.tracker),
  }
}

/** The downloads keep what the page was asked for. */
function downloadsOf(name: MarketTableName, address: string): readonly LinkModel[] {
  const [, query = ''] = address.split('?')
  const links = downloadLinks(format => `/market/${name}?format=${format}${query ? `&${query}` : ''}`)
  return links.map(link => ({ ...link, hiddenText: marketTables[name].title }))
}

async function chartsOf(market: Market, address: string): Promise<readonly ChartModel[]> {
  const bars = (name: MarketTableName, title: string, rows: readonly Bar[], whole?: number) =>
    barsChart(rows, {
      id: name,
      title,
      subtitle: marketTables[name].note,
      table: tableOf(name, market),
      downloads: downloadsOf(name, address),
      ...(whole === undefined ? {} : { whole }),
    })
  const { care, areas, providers, years, places, others } = market
  const priced = care.filter(kind => kind.priceCouncil !== null)
  return [
    await bars(
      'care',
      supplyHeadline(market),
      care.map(kind => ({ label: kind.label, value: kind.beds, text: beds(kind.beds) })),
    ),
    await ratingsOf(market),
    ...(places.history.length > 0
      ? [await bars('places', placesHeadline(market), places.history.map(placesBar), 1)]
      : []),
    ...(priced.length > 0
      ? [
          await bars(
            'prices',
            pricesHeadline(market),
            priced.map(kind => ({
              label: kind.label,
              value: kind.priceCouncil?.median ?? 0,
              text: poundsInWords(kind.priceCouncil?.median ?? 0),
            })),
          ),
        ]
      : []),
    await bars(
      'areas',
      areasHeadline(market),
      areas
        .slice(0, SHOWN_BARS)
        .map(area => ({ label: areaInWords(area), value: area.beds, text: beds(area.beds) })),
    ),
    await bars(
      'providers',
      providersHeadline(market),
      providers
        .slice(0, SHOWN_BARS)
        .map(one => ({ label: one.name, value: one.share, text: percent(one.share) })),
    ),
    await bars(
      'years',
      yearsHeadline(market),
      years.map(year => ({ label: `1 January ${year.year}`, value: year.open, text: String(year.open) })),
    ),
    ...(others.length > 1
      ? [
          await bars(
            'others',
            othersHeadline(market),
            others
              .filter(one => one.rated > 0)
              .map(one => ({
                label: one.name,
                value: one.good / one.rated,
                text: percent(one.good / one.rated),
                own: one.kind === 'own',
              })),
            1,
          ),
        ]
      : []),
  ]
}

const beds = (count: number): string => plural(count, 'bed')

const placesBar = ({ day, occupied, maximum }: Market['places']['history'][number]): Bar => ({
  label: formatCivilDate(day),
  value: occupied / maximum,
  text: percent(occupied / maximum),
})

const areasHeadline = ({ areas }: Market): string => {
  const [first] = areas
  return first ? `Most beds are in ${areaInWords(first)}` : 'No home gives a postcode'
}

function ratingsOf(market: Market): Promise<ChartModel> {
  const last = market.history.length - 1
  const years = market.history.map(({ on, ...counts }, at) => ({
    label: at === last ? 'Now' : on.slice(0, 4),
    ...counts,
  }))
  return sharesChart(years, {
    id: 'ratings',
    title: ratingsHeadline(market),
    subtitle: 'Open homes by overall rating on 1 January of each year.',
    column: 'On 1 January',
    downloads: downloadLinks(
      format => `/homes?format=${format}&council=${market.council.code}&registered=true`,
    ),
  })
}

function gapsCard(market: Market, address: string): MarketPage['gaps'] {
  const { found, miles, areas } = market.gaps
  const choose = [1, 3, 5, 10, 15]
    .filter(one => one !== miles)
    .map(one => ({ text: `Within ${plural(one, 'mile')}`, href: withMiles(address, one) }))
  return {
    heading:
      found.length === 0
        ? `No gap within ${plural(miles, 'mile')}`
        : `${plural(found.length, 'gap')} within ${plural(miles, 'mile')}`,
    text: `Looked for from ${plural(areas, 'area')} here, in a straight line, over the border too. Rated Good says nothing of a free place, of the price, or of how people are today.`,
    sentences: found.map(gap => gapSentence(gap, market)),
    ...(found.length > 0 ? { table: tableOf('gaps', market) } : {}),
    links: [
      { text: 'Real choices today', href: '/choices' },
      { text: 'Gaps in health care around homes', href: '/health-gaps' },
      ...choose,
      ...(found.length > 0 ? downloadsOf('gaps', address) : []),
    ],
  }
}

function withMiles(address: string, miles: number): string {
  const [path, query] = address.split('?')
  const asked = new URLSearchParams(query)
  asked.set('miles', String(miles))
  return `${path}?${asked}`
}

/** What is not known of a market is as much a finding as what is. */
function unknownCard({ places, care, homes, noBeds, others }: Market, mayImport: boolean): CardModel {
  const all = care.find(kind => kind.key === 'all')
  const [vacancies, prices] = [homes - (all?.told ?? 0), homes - (all?.priceCouncil?.known ?? 0)]
  return {
    heading: 'What is not known',
    tone: 'soft',
    text: 'Nothing here says that a home is right for a person, or that people are safe in it.',
    facts: [
      { term: 'Vacancies', value: `Not told by ${plural(vacancies, 'home')}` },
      { term: 'Places taken', value: `Not told by ${plural(homes - places.told, 'home')}` },
      { term: 'What the council pays', value: `Not written down for ${plural(prices, 'home')}` },
      ...(noBeds > 0 ? [{ term: 'Beds', value: `Not given for ${plural(noBeds, 'home')}` }] : []),
      ...(others.length < 2
        ? [
            {
              term: 'Other councils',
              value: 'None in the register. Import CQC’s national directory to compare.',
            },
          ]
        : []),
    ],
    ...(mayImport
      ? { links: [{ text: 'Bring in a Capacity Tracker extract', href: '/imports/capacity-tracker' }] }
      : {}),
  }
}
