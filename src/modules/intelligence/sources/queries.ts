import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { sourceName } from '../indicators/choices.ts'
import { daysBetween } from '../triangulate/live.ts'
import { isQuiet } from './quiet.ts'
import { ExportSources, ListSources, Source, SourceList } from './schema.ts'
import {
  type Contradiction,
  contradictions,
  fileRows,
  openHomes,
  type SourceRow,
  sourceRows,
} from './store.ts'

type Order = z.output<typeof ExportSources>

async function allSources({ tx, actor, today }: Context): Promise<readonly Source[]> {
  const { councilId } = actor
  const on = today.toString()
  const rows = await sourceRows(tx, councilId, on)
  const homes = await openHomes(tx, councilId)
  const pairs = await contradictions(tx, councilId)
  return rows.map(row => sourceView(row, pairs, homes, on))
}

/** Pure. */
export function sourceView(
  { first, last, days, source, homes, ...row }: SourceRow,
  pairs: readonly Contradiction[],
  ofHomes: number,
  on: string,
): Source {
  const { told, corrected, late, ahead, rhythm } = row
  const against = pairs.flatMap(one =>
    one.source === source
      ? [{ name: sourceName(one.other), times: one.times }]
      : one.other === source
        ? [{ name: sourceName(one.source), times: one.times }]
        : [],
  )
  return {
    ...{ source, name: sourceName(source), told, corrected, late, ahead, rhythm, lastOn: last },
    quiet: isQuiet({ first, last, days }, on),
    silentFor: last === null ? null : daysBetween(last, on),
    ...{ homes: Math.min(homes, ofHomes), ofHomes, contradicts: against },
  }
}

const by: Readonly<Record<Order['sort'], (one: Source) => string | number>> = {
  source: one => one.name,
  last: one => one.lastOn ?? '',
  told: one => one.told,
  late: one => one.late,
  homes: one => one.homes,
}

function inOrder(sources: readonly Source[], { sort, direction, quiet }: Order): Source[] {
  const of = by[sort]
  const sign = direction === 'ascending' ? 1 : -1
  return sources
    .filter(one => quiet !== 'true' || one.quiet)
    .toSorted((a, b) => {
      const [x, y] = [of(a), of(b)]
      return (x < y ? -1 : x > y ? 1 : a.name.localeCompare(b.name, 'en')) * sign
    })
}

const fileNames = { 'partner-signals': 'What partners told, by file', 'food-hygiene': 'Food hygiene ratings' }

export const listSources = query({
  name: 'intelligence.listSources',
  does: 'Lists every source that tells of homes, and how well: when it last told, how often it does, whether it has gone quiet, what came late, of how many homes it tells, and which other source it contradicts.',
  api: 'GET /intelligence/sources',
  input: ListSources,
  output: SourceList,
  can: 'source-quality.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage, ...order }) {
    const all = await allSources(ctx)
    const fitting = inOrder(all, order)
    const files = await fileRows(ctx.tx, ctx.actor.councilId)
    return {
      items: fitting.slice((page - 1) * perPage, page * perPage),
      ...{ total: fitting.length, page, perPage, quiet: all.filter(one => one.quiet) },
      files: files.map(({ kind, ...rest }) => ({ name: fileNames[kind], ...rest })),
    }
  },
  trace: 'search',
  traced: ({ total }, { quiet }) => ({ count: total, quiet: quiet || null }),
  example: { role: 'analyst', input: {} },
})

export const exportSources = query({
  name: 'intelligence.exportSources',
  does: 'Takes the list of sources, and how well each tells, out of Lantern.',
  input: ExportSources,
  output: z.object({ items: z.array(Source) }),
  can: 'source-quality.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: async (ctx, order) => ({ items: inOrder(await allSources(ctx), order) }),
  trace: 'export',
  traced: ({ items }, { quiet }) => ({ count: items.length, quiet: quiet || null }),
})
