import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { type Elsewhere, homesElsewhere } from '#src/modules/homes/index.ts'
import { editionOf } from '../attention/edition.ts'
import { levels } from '../triangulate/levels.ts'
import { themeInWords } from '../view/words.ts'
import { homesRun, type RunBy, type RunRow } from './runner-store.ts'
import { ExportRunners, ListRunners, RunnerList, RunnerRow } from './schema.ts'

export const listRunners = query({
  name: 'intelligence.listRunners',
  does: 'Lists providers, or brands, with how their homes here stand in words, the themes these share, and how many they run elsewhere. By name; it ranks nobody.',
  api: 'GET /intelligence/runners',
  input: ListRunners,
  output: RunnerList,
  can: 'intelligence.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage, ...asked }) {
    const all = await runnersFor(ctx, asked)
    const items = all.slice((page - 1) * perPage, page * perPage)
    return { items, total: all.length, page, perPage, by: asked.by ?? 'provider' }
  },
  trace: 'search',
  traced: ({ total, by }) => ({ count: total, by }),
  example: { role: 'commissioner', input: { by: 'brand' } },
})

export const exportRunners = query({
  name: 'intelligence.exportRunners',
  does: 'Takes the list of providers, or of brands, and how their homes here stand out of Lantern. It is a prompt to look, and no finding.',
  input: ExportRunners,
  output: z.object({ items: z.array(RunnerRow) }),
  can: 'intelligence.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: async (ctx, asked) => ({ items: await runnersFor(ctx, asked) }),
  trace: 'export',
  traced: ({ items }, { by = 'provider' }) => ({ count: items.length, by }),
})

async function runnersFor(ctx: Context, { by = 'provider', several, sort }: z.output<typeof ExportRunners>) {
  const { tx, actor, today } = ctx
  const { councilId } = actor
  const rows = await homesRun(tx, { councilId, edition: await editionOf(ctx) }, by)
  const ids = [...new Set(rows.map(row => row.runnerId))]
  const elsewhere = await homesElsewhere(tx, by, ids, councilId)
  const runners = runnersOf(rows, { by, elsewhere, today: today.toString() })
  const wanted = several === 'true' ? runners.filter(one => one.homes.length > 1) : runners
  return sort === 'reasons' ? wanted.toSorted((a, b) => b.withReason - a.withReason) : wanted
}

interface Beside {
  readonly by: RunBy
  readonly elsewhere: ReadonlyMap<string, Elsewhere>
  readonly today: string
}

/** Who runs which homes here, by name; of one runner its homes by level and name. Pure. */
export function runnersOf(rows: readonly RunRow[], { by, elsewhere, today }: Beside): RunnerRow[] {
  const groups = Map.groupBy(rows, row => row.runnerId)
  const runners = [...groups].map(
    ([id, own]): RunnerRow => ({
      ...{ by, id, name: own[0]?.runnerName ?? id },
      homes: own
        .map(({ homeId, name, level }) => ({ homeId, name, level }))
        .toSorted((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level)),
      withReason: own.filter(({ level }) => level === 'look' || level === 'act-now').length,
      shared: sharedBy(own, today),
      elsewhere: elsewhere.get(id) ?? { homes: 0, councils: 0 },
    }),
  )
  return runners.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB') || (a.id < b.id ? -1 : 1))
}

function sharedBy(homes: readonly RunRow[], today: string): RunnerRow['shared'] {
  const counts = Object.entries(
    Object.groupBy(
      homes.flatMap(home => home.themes),
      theme => theme,
    ),
  )
  return counts
    .map(([theme, all = []]) => ({ theme, name: themeInWords(theme, today) ?? theme, homes: all.length }))
    .filter(one => one.homes > 1)
    .toSorted((a, b) => b.homes - a.homes || a.name.localeCompare(b.name, 'en-GB'))
}
