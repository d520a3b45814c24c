import { z } from 'zod'

const text = z.string()

export const sorts = ['source', 'last', 'told', 'late', 'homes'] as const
const order = {
  sort: z.enum(sorts).default('source'),
  direction: z.enum(['ascending', 'descending']).default('ascending'),
  quiet: z.enum(['', 'true']).optional().describe('Only sources that have gone quiet'),
}
export const ExportSources = z.object(order)
export const ListSources = z.object({
  ...order,
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(200).default(50),
})

export const Source = z.object({
  source: text,
  name: text,
  told: z.int(),
  corrected: z.int().describe('Told anew: in other words, as it now stands, or taken back'),
  late: z.int().describe('Learned more than a quarter after it was so'),
  ahead: z.int().describe('Dated after today: it counts for nothing until then'),
  lastOn: text.nullable(),
  rhythm: z.number().nullable().describe('Days from one telling to the next, as a rule'),
  quiet: z.boolean().describe('It used to tell more often, and would not be silent so long by chance'),
  silentFor: z.int().nullable().describe('Days since it last told anything'),
  homes: z.int().describe('Homes of which it told anything in twelve months'),
  ofHomes: z.int(),
  contradicts: z.array(z.object({ name: text, times: z.int() })),
})
export type Source = z.output<typeof Source>

export const Files = z.object({
  name: text,
  files: z.int(),
  rows: z.int(),
  told: z.int(),
  refused: z.int().describe('Rows that no home was found for'),
  known: z.int().describe('Rows that were told already'),
})
export type Files = z.output<typeof Files>

export const SourceList = z.object({
  items: z.array(Source),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
  quiet: z.array(Source).describe('All that have gone quiet, whatever the filter'),
  files: z.array(Files),
})
export type SourceList = z.output<typeof SourceList>
