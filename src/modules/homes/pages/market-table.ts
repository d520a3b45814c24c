import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { MarketInput, marketOf } from '../market/queries.ts'
import { MARKET_TABLES, marketTables } from '../view/market-tables.ts'

const Rows = z.array(
  z.object({
    cells: z.array(
      z.object({
        value: z.union([z.string(), z.number()]).nullable(),
        text: z.string(),
        href: z.string().optional(),
      }),
    ),
  }),
)

const TableInput = MarketInput.extend({ table: z.enum(MARKET_TABLES).default('care') })

async function rowsOf(ctx: Context, { table, ...input }: z.output<typeof TableInput>) {
  const rows = marketTables[table].rows(await marketOf(ctx, input))
  return rows.map(cells => ({ cells: cells.map(cell => ({ ...cell })) }))
}

/** Small tables, made whole; one page of them is shown. */
export const listMarketTable = query({
  name: 'homes.listMarketTable',
  does: 'Gives one table of the local market.',
  input: TableInput.extend({
    page: z.coerce.number().int().min(1).default(1),
    perPage: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ items: Rows, total: z.int(), page: z.int(), perPage: z.int() }),
  can: 'market.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage, ...input }) {
    const rows = await rowsOf(ctx, input)
    return { items: rows.slice((page - 1) * perPage, page * perPage), total: rows.length, page, perPage }
  },
  trace: 'nothing',
})

export const exportMarketTable = query({
  name: 'homes.exportMarketTable',
  does: 'Takes one table of the local market out of Lantern.',
  input: TableInput,
  output: z.object({ items: Rows }),
  can: 'market.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: async (ctx, input) => ({ items: await rowsOf(ctx, input) }),
  trace: 'export',
  traced: (result, { table }) => ({ count: result.items.length, table }),
})
