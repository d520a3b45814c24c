import { type PageContext, page } from '#platform/http/page/page.ts'
import { importCapacityTracker } from '../local-facts/import-commands.ts'
import { getMarket, MILES } from '../market/queries.ts'
import { importReference } from '../reference/commands.ts'
import { marketPage } from '../view/market.ts'
import { MARKET_TABLES, type MarketTableName, marketTables } from '../view/market-tables.ts'
import { exportMarketTable, listMarketTable } from './market-table.ts'

/** What the address asks for; what it asks for amiss is left out. */
function askedFor({ queryString }: PageContext): { council?: string; miles?: (typeof MILES)[number] } {
  const { council, miles } = queryString
  const far = MILES.find(one => one === miles)
  return {
    ...(typeof council === 'string' && council !== '' ? { council } : {}),
    ...(far ? { miles: far } : {}),
  }
}

export const market = page.show<typeof getMarket>({
  path: '/market',
  query: getMarket,
  input: askedFor,
  template: 'homes/market.njk',
  model: async (answer, ctx) => {
    const query = new URLSearchParams(askedFor(ctx)).toString()
    const address = query ? `/market?${query}` : '/market'
    const may = { tracker: ctx.mayEver(importCapacityTracker), reference: ctx.mayEver(importReference) }
    return { ...(await marketPage(answer, address, may)) }
  },
})

/** Each table by itself, for sorting out and taking away. */
function tablePage(name: MarketTableName) {
  const { title, note, columns } = marketTables[name]
  return page.list<typeof listMarketTable>({
    path: `/market/${name}`,
    query: listMarketTable,
    input: ctx => ({ ...askedFor(ctx), table: name }),
    page: () => ({ title, lede: note, back: { text: 'The market', href: '/market' } }),
    noun: { one: 'row', many: 'rows' },
    columns: columns.map((label, at) => ({
      label,
      ...(at > 0 && name !== 'gaps' ? { numeric: true } : {}),
      cell: row => {
        const { text = '', href } = row.cells[at] ?? {}
        return { text, ...(href ? { href } : {}) }
      },
    })),
    empty: () => ({ heading: 'Nothing to show', text: 'There is nothing of this kind in the market here.' }),
    export: {
      query: exportMarketTable,
      fileName: `market-${name}`,
      columns: columns.map((header, at) => ({ header, value: row => row.cells[at]?.value ?? null })),
    },
  })
}

export const marketPages = [market, ...MARKET_TABLES.map(tablePage)]
