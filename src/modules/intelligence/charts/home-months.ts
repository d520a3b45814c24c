import { z } from 'zod'
import { listOf } from '../attention/list-of.ts'
import type { ToldRow } from './chart-store.ts'

/** One home, month by month: what was told of it that worries. */

export const AskHomeMonths = z.object({
  homeId: z.uuid(),
  theme: z.string().max(60).optional().describe('Only what was told of this theme'),
  source: z.string().max(60).optional().describe('Only what this kind of source told'),
})

export const HomeMonth = z.object({ month: z.string(), count: z.int() })
export type HomeMonth = z.output<typeof HomeMonth>

const Part = z.object({ value: z.string(), name: z.string(), events: z.int() })
export const HomeMonths = listOf(HomeMonth).extend({
  home: z.object({ id: z.uuid(), name: z.string() }),
  themes: z.array(Part),
  sources: z.array(Part),
})
export type HomeMonths = z.output<typeof HomeMonths>

interface Wanted {
  readonly theme?: string | undefined
  readonly source?: string | undefined
}

/**
 * Events of each month from the first in which anything was told: before that there was nobody to tell, and those months
 * are no noughts. An event that several told of is one. The oldest first. Pure.
 */
export function countMonths(
  rows: readonly ToldRow[],
  months: readonly string[],
  { theme, source }: Wanted,
): HomeMonth[] {
  const first = rows[0]?.month
  const fitting = rows.filter(row => (!theme || row.theme === theme) && (!source || row.source === source))
  return months
    .filter(month => first !== undefined && month >= first)
    .map(month => ({ month, count: eventsIn(fitting.filter(row => row.month === month)) }))
}

const eventsIn = (rows: readonly ToldRow[]): number => new Set(rows.map(row => row.event)).size

/** By what the months can be chosen, by name. Pure. */
export function partsOf(
  rows: readonly ToldRow[],
  codeOf: (row: ToldRow) => string | null,
  nameOf: (code: string) => string,
): z.output<typeof Part>[] {
  const parts = Map.groupBy(rows, row => codeOf(row) ?? '')
  return [...parts]
    .filter(([value]) => value !== '')
    .map(([value, own]) => ({ value, name: nameOf(value), events: eventsIn(own) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}
