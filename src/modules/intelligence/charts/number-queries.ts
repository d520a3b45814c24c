import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { comparedHomes } from './chart-store.ts'
import { council, funnelOf, monthsFor, whoseOf } from './queries.ts'
import {
  type ChartCode,
  ExportFunnel,
  FunnelHome,
  FunnelList,
  ListFunnel,
  Month,
  MonthList,
} from './schema.ts'

/** The numbers behind the charts, to be read and taken away. */

async function funnelFor(ctx: Context, code: ChartCode): Promise<FunnelHome[]> {
  const { homes } = funnelOf(code, await comparedHomes(ctx.tx, await whoseOf(ctx)))
  return homes
}

export const listFunnel = query({
  name: 'intelligence.listFunnel',
  does: 'Lists the homes of one funnel by name: what was counted, what is expected of a home like it, and the limits.',
  input: ListFunnel,
  output: FunnelList,
  can: 'intelligence.read',
  subject: council,
  async run(ctx, { code, page, perPage }) {
    const all = await funnelFor(ctx, code)
    const items = all.slice((page - 1) * perPage, page * perPage)
    return { items, total: all.length, page, perPage, code }
  },
  trace: 'search',
  traced: ({ total, code }) => ({ count: total, code }),
})

export const exportFunnel = query({
  name: 'intelligence.exportFunnel',
  does: 'Takes the numbers of one funnel out of Lantern. They are a prompt to look, and no finding.',
  input: ExportFunnel,
  output: z.object({ items: z.array(FunnelHome) }),
  can: 'intelligence.read',
  subject: council,
  run: async (ctx, { code }) => ({ items: await funnelFor(ctx, code) }),
  trace: 'export',
  traced: ({ items }, { code }) => ({ count: items.length, code }),
})

async function monthsOfChart(ctx: Context, code: ChartCode) {
  const charts = await monthsFor(ctx, await whoseOf(ctx))
  return (charts.find(one => one.code === code)?.months ?? []).toReversed()
}

export const listMonths = query({
  name: 'intelligence.listMonths',
  does: 'Lists the months of one chart over time, the newest first: what was counted, and between which limits months usually are.',
  input: ExportFunnel,
  output: MonthList,
  can: 'intelligence.read',
  subject: council,
  async run(ctx, { code }) {
    const items = await monthsOfChart(ctx, code)
    return { items, total: items.length, page: 1, perPage: Math.max(1, items.length), code }
  },
  trace: 'nothing',
})

export const exportMonths = query({
  name: 'intelligence.exportMonths',
  does: 'Takes the months of one chart over time out of Lantern.',
  input: ExportFunnel,
  output: z.object({ items: z.array(Month) }),
  can: 'intelligence.read',
  subject: council,
  run: async (ctx, { code }) => ({ items: await monthsOfChart(ctx, code) }),
  trace: 'export',
  traced: ({ items }, { code }) => ({ count: items.length, code }),
})
