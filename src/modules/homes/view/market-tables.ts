import { percent } from '#platform/view/filters.ts'
import type { TableModel } from '#platform/view/models.ts'
import { poundsInWords } from '../local-facts/values.ts'
import { REACH } from '../market/gaps.ts'
import type { Market, Spread } from '../market/schema.ts'
import { besideTables } from './market-beside.ts'
import { type Figure, type MarketTable, number, word } from './market-figures.ts'

const share = (part: number, of: number): Figure =>
  of === 0
    ? { value: null, text: 'None rated' }
    : { value: Number((part / of).toFixed(4)), text: `${percent(part / of)} of ${of}` }
const told = ({ vacant, told: homes }: { vacant: number; told: number }): Figure =>
  homes === 0
    ? { value: null, text: 'Nobody told us' }
    : { value: vacant, text: `${vacant} in ${homes} homes` }

function prices(spread: Spread | null): readonly Figure[] {
  if (!spread) return [{ value: null, text: 'Not known' }, number(0)]
  const range =
    spread.lowest === spread.highest
      ? ''
      : ` (${poundsInWords(spread.lowest)} to ${poundsInWords(spread.highest)})`
  return [{ value: spread.median, text: `${poundsInWords(spread.median)}${range}` }, number(spread.known)]
}

/** Every table of the market, once: beside its chart, as a page of its own, and as a download. */
export const marketTables = {
  care: {
    title: 'Homes, beds and vacancies by kind of care',
    note: 'A home may be of several kinds. Vacancies are places taking people, in the homes that told.',
    columns: ['Kind of care', 'Homes', 'Beds', 'Rated Good or better', 'Vacancies'],
    rows: market =>
      market.care.map(kind => [
        word(kind.label),
        number(kind.homes),
        number(kind.beds),
        share(kind.good, kind.rated),
        told(kind),
      ]),
  },
  prices: {
    title: 'Weekly prices by kind of care',
    note: 'The median, with the lowest and highest, of the homes whose price is known to the council.',
    columns: [
      'Kind of care',
      'The council pays a week',
      'Homes known',
      'People who pay themselves',
      'Homes known',
    ],
    rows: market =>
      market.care.map(kind => [word(kind.label), ...prices(kind.priceCouncil), ...prices(kind.priceSelf)]),
  },
  areas: {
    title: 'Homes by area',
    note: 'Areas are the first halves of postcodes, with the town that most homes there give.',
    columns: ['Area', 'Homes', 'Nursing homes', 'Beds', 'Rated Good or better', 'Vacancies'],
    rows: market =>
      market.areas.map(area => [
        word(areaInWords(area)),
        number(area.homes),
        number(area.nursingHomes),
        number(area.beds),
        share(area.good, area.rated),
        told(area),
      ]),
  },
  providers: {
    title: 'Who runs the homes',
    note: 'Registered providers by beds of their open homes here.',
    columns: ['Provider', 'Homes', 'Beds', 'Share of beds'],
    rows: market =>
      market.providers.map(one => [
        word(one.name, `/providers/${one.id}`),
        number(one.homes),
        number(one.beds),
        { value: Number(one.share.toFixed(4)), text: percent(one.share) },
      ]),
  },
  years: {
    title: 'Homes that opened, closed or were registered again',
    note: 'Open homes on 1 January, and what happened in the year that followed.',
    columns: ['Year', 'Open on 1 January', 'Opened', 'Closed', 'Registered again'],
    rows: market =>
      market.years.map(year => [
        word(String(year.year)),
        number(year.open),
        number(year.opened),
        number(year.closed),
        number(year.reRegistered),
      ]),
  },
  places: {
    title: 'Places taken, over time',
    note: 'Only homes that told both how many places and how many people, on days when at least three did.',
    columns: ['Day', 'Homes that told', 'Places', 'People', 'Places taken'],
    rows: market =>
      market.places.history.map(({ day, told: homes, maximum, occupied }) => [
        word(day),
        number(homes),
        number(maximum),
        number(occupied),
        { value: Number((occupied / maximum).toFixed(4)), text: percent(occupied / maximum) },
      ]),
  },
  others: {
    title: 'Beside other councils',
    note: 'The councils whose homes are nearest, and all councils in the register.',
    columns: ['Council', 'Homes', 'Beds', 'Beds a home', 'Rated Good or better'],
    rows: market =>
      market.others.map(one => [
        word(one.name),
        number(one.homes),
        number(one.beds),
        number(one.homes === 0 ? 0 : Math.round(one.beds / one.homes)),
        share(one.good, one.rated),
      ]),
  },
  gaps: {
    title: 'Gaps',
    note: 'Areas without a home of a kind rated Good or better near enough, in a straight line from the middle of the homes there.',
    columns: ['Kind of care', 'Area', 'Nearest that is', 'Miles'],
    rows: market =>
      market.gaps.found.flatMap(gap =>
        gap.areas.map(area => [
          word(gap.words),
          word(areaInWords(area)),
          area.nearest
            ? word(area.nearest.name, `/homes/${area.nearest.id}`)
            : { value: null, text: `None within ${market.gaps.miles * REACH} miles` },
          area.nearest
            ? { value: Number(area.nearest.miles.toFixed(1)), text: area.nearest.miles.toFixed(1) }
            : { value: null, text: 'Not known' },
        ]),
      ),
  },
  ...besideTables,
} as const satisfies Readonly<Record<string, MarketTable>>

export type MarketTableName = keyof typeof marketTables
export const MARKET_TABLES = Object.keys(marketTables) as [MarketTableName, ...MarketTableName[]]

/** 'FM5, Marshby'. */
export const areaInWords = ({ area, town }: { area: string; town: string | null }): string =>
  town ? `${area}, ${town}` : area

export function tableOf(name: MarketTableName, market: Market): TableModel {
  const { title, columns, rows }: MarketTable = marketTables[name]
  return {
    caption: title,
    captionHidden: true,
    columns: columns.map((label, at) => ({ label, ...(at > 0 && name !== 'gaps' ? { numeric: true } : {}) })),
    rows: rows(market).map(cells => cells.map(({ text, href }) => ({ text, ...(href ? { href } : {}) }))),
  }
}
