import { z } from 'zod'
import { listOf } from '../attention/list-of.ts'

const text = z.string()

/** What is told, and what is seen to go wrong: each from both ends. */
export const chartCodes = ['told', 'harm'] as const
export type ChartCode = (typeof chartCodes)[number]

export const beyondCodes = ['far-above', 'above', 'within', 'below', 'far-below'] as const

export const FunnelHome = z.object({
  homeId: z.uuid(),
  name: text,
  observed: z.int(),
  expected: z.number(),
  ratio: z.number(),
  lower: z
    .number()
    .describe('Between these 95 in 100 homes like it are, when they differ no more than homes do'),
  upper: z.number(),
  beyond: z.enum(beyondCodes),
})
export type FunnelHome = z.output<typeof FunnelHome>

const Limits = z.object({
  size: z.number(),
  lower95: z.number(),
  upper95: z.number(),
  lower998: z.number(),
  upper998: z.number(),
})

export const Month = z.object({
  month: text,
  count: z.int(),
  value: z.number().describe('For each 100 beds'),
  centre: z.number(),
  lower: z.number(),
  upper: z.number(),
  rules: z.array(text).describe('What is unusual about it: beyond its limits, or one of a run'),
})
export type Month = z.output<typeof Month>

export const CouncilCharts = z.object({
  funnels: z.array(
    z.object({
      code: z.enum(chartCodes),
      homes: z.array(FunnelHome),
      curve: z.array(Limits),
      left: z.int().describe('Homes that can be compared with nobody, and are not in it'),
    }),
  ),
  months: z.array(z.object({ code: z.enum(chartCodes), months: z.array(Month) })),
})
export type CouncilCharts = z.output<typeof CouncilCharts>

export const ExportFunnel = z.object({ code: z.enum(chartCodes) })
export const ListFunnel = ExportFunnel.extend({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(200).default(50),
})
export const FunnelList = listOf(FunnelHome).extend({ code: z.enum(chartCodes) })

export const MonthList = listOf(Month).extend({ code: z.enum(chartCodes) })
