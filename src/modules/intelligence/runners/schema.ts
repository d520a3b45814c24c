import { z } from 'zod'
import { listOf } from '../attention/list-of.ts'
import { levels } from '../triangulate/levels.ts'

const text = z.string()
export const runnerSorts = ['name', 'reasons'] as const

export const ExportRunners = z.object({
  by: z.enum(['provider', 'brand']).optional().describe('Left out: by provider'),
  several: z.enum(['', 'true']).optional().describe('Only those with two homes or more here'),
  sort: z
    .enum(runnerSorts)
    .optional()
    .describe('By name, or by how many homes have a reason; left out: by name'),
})
export const ListRunners = ExportRunners.extend({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(200).default(50),
})

export const RunnerRow = z.object({
  by: z.enum(['provider', 'brand']),
  id: text,
  name: text,
  homes: z.array(z.object({ homeId: z.uuid(), name: text, level: z.enum(levels) })),
  withReason: z.int().describe('Of its homes here, those at “look” or above'),
  shared: z
    .array(z.object({ theme: text, name: text, homes: z.int() }))
    .describe('Themes that are a reason at two of its homes here or more'),
  elsewhere: z
    .object({ homes: z.int(), councils: z.int() })
    .describe('Open homes in other areas, by the register'),
})
export type RunnerRow = z.output<typeof RunnerRow>
export const RunnerList = listOf(RunnerRow).extend({ by: z.enum(['provider', 'brand']) })
