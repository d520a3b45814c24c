import { z } from 'zod'
import { yearNamed } from './year.ts'

const year = z
  .string()
  .refine(name => name === '' || yearNamed(name) !== undefined, 'Give a year of the collection, like 2026-27')
  .default('')
  .describe('A year of the collection, like 2026-27; empty for this one')

export const GetDataQuality = z.object({ year })

export const DataQualityView = z.object({
  year: z.string(),
  to: z.string(),
  concerns: z.int(),
  enquiries: z.int(),
  wanting: z.int().describe('Concerns with at least one thing that would fail or count as not known'),
  rules: z.array(
    z.object({
      code: z.string(),
      table: z.string(),
      level: z.enum(['fails', 'counts-as-not-known']),
      says: z.string(),
      fix: z.string(),
      count: z.int(),
      notChecked: z.int().describe('Of which it cannot be said: no part of Lantern records it yet'),
    }),
  ),
  sums: z.array(
    z.object({
      code: z.string(),
      says: z.string(),
      level: z.enum(['fails', 'warns']),
      holds: z.boolean().nullable().describe('Null: cannot be said yet'),
      detail: z.string(),
    }),
  ),
})
export type DataQualityView = z.input<typeof DataQualityView>

export const ListWanting = z.object({
  year,
  rule: z.string().max(40).default(''),
  page: z.coerce.number().int().min(1).max(400).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
})

export const WantingRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  receivedOn: z.string(),
  wants: z.array(z.object({ code: z.string(), table: z.string(), says: z.string(), fix: z.string() })),
})
export type WantingRow = z.input<typeof WantingRow>

export const WantingList = z.object({
  items: z.array(WantingRow),
  hidden: z.int().describe('More that you may not open: their owners see them'),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})

export const ReturnRowView = z.object({
  reference: z.string(),
  receivedOn: z.string(),
  kind: z.string(),
  ageBand: z.string(),
  sex: z.string(),
  ethnicity: z.string(),
  supportReason: z.string(),
  abuseTypes: z.string(),
  location: z.string(),
  concludedOn: z.string().nullable(),
})
export type ReturnRowView = z.input<typeof ReturnRowView>

export const ListReturnRows = z.object({
  year,
  page: z.coerce.number().int().min(1).max(4000).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
})

export const ReturnRows = z.object({
  items: z.array(ReturnRowView),
  hidden: z.int(),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})
