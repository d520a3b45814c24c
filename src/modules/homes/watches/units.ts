import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { demoIds } from '../demo-ids.ts'
import { forgetNoted } from '../filters/matches-store.ts'
import { beginNoting } from '../filters/noting.ts'
import { ownFilter } from '../filters/own-filter.ts'
import { readSearch } from '../filters/schema.ts'
import { addWatch, endWatch, findWatchable, type WatchRow, watchesOf, watchKinds } from './store.ts'
import { watcherOf } from './watcher.ts'

const Watched = z.object({
  kind: z.enum(watchKinds).describe('What is watched; a filter is one that you saved'),
  id: z.uuid().describe("Lantern's id of the home, the provider or the filter"),
})

const Named = Watched.extend({ name: z.string() })

async function named(ctx: Context, { kind, id }: z.output<typeof Watched>) {
  const found = kind === 'filter' ? await ownFilter(ctx, id) : await findWatchable(ctx.tx, kind, id)
  if (!found) throw new NotFound(`We could not find that ${kind}. Open it from the list of homes.`)
  return { kind, id: found.id, name: found.name, search: 'search' in found ? found.search : undefined }
}

export const watch = command({
  name: 'homes.watch',
  does: 'Watches a home, a provider or a filter of yours: what changes there comes first among what changed.',
  api: 'POST /watches',
  input: Watched,
  output: Named,
  can: 'watch.own',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, input) {
    const { search, ...found } = await named(ctx, input)
    if (search) await beginNoting(ctx, { id: found.id, search: readSearch(search).search })
    await addWatch(ctx.tx, watcherOf(ctx), found, ctx.now)
    return done(found, event('WatchBegun', { kind: found.kind, id: found.id }))
  },
  example: { role: 'quality-officer', input: { kind: 'home', id: demoIds.home } },
})

export const stopWatching = command({
  name: 'homes.stopWatching',
  does: 'Stops watching a home, a provider or a filter.',
  api: 'POST /watches/end',
  input: Watched,
  output: Named,
  can: 'watch.own',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, input) {
    const { search, ...found } = await named(ctx, input)
    await endWatch(ctx.tx, watcherOf(ctx), found)
    if (search) await forgetNoted(ctx, found.id)
    return done(found, event('WatchEnded', { kind: found.kind, id: found.id }))
  },
  example: { role: 'quality-officer', input: { kind: 'home', id: demoIds.home } },
})

function viewOf({ since, search, ...row }: WatchRow) {
  return { ...row, since: since.toString(), search: search && { ...readSearch(search).search } }
}

export const listWatches = query({
  name: 'homes.listWatches',
  does: 'Lists the homes, providers and filters that you watch.',
  api: 'GET /watches',
  input: z.object({}),
  output: z.object({
    items: z.array(
      Named.extend({
        since: z.string(),
        tooMany: z.boolean().describe('A filter that now matches too many homes: its changes are not told'),
        search: z.record(z.string(), z.unknown()).nullable().describe('Of a filter: what it asks for'),
      }),
    ),
    total: z.int(),
  }),
  can: 'watch.own',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const rows = await watchesOf(ctx.tx, watcherOf(ctx))
    return { items: rows.map(viewOf), total: rows.length }
  },
  trace: 'nothing',
  example: { role: 'quality-officer', input: {} },
})
