import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { NotAllowed, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { demoIds } from '../demo-ids.ts'
import { addWatch, endWatch, findWatchable, type Watcher, watchesOf } from './store.ts'

const Watched = z.object({
  kind: z.enum(['home', 'provider']).describe('What is watched'),
  id: z.uuid().describe("Lantern's id of the home or the provider"),
})

const Named = Watched.extend({ name: z.string() })

/** Watching is each person's own: whoever is nobody in particular cannot. */
function watcherOf({ actor }: Context): Watcher {
  if (!actor.id) throw new NotAllowed('Sign in to watch a home')
  return { councilId: actor.councilId, accountId: actor.id }
}

async function named(ctx: Context, { kind, id }: z.output<typeof Watched>) {
  const found = await findWatchable(ctx.tx, kind, id)
  if (!found) throw new NotFound(`We could not find that ${kind}. Open it from the list of homes.`)
  return { kind, ...found }
}

export const watch = command({
  name: 'homes.watch',
  does: 'Watches a home or a provider: what changes there comes first among what changed.',
  api: 'POST /watches',
  input: Watched,
  output: Named,
  can: 'watch.own',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, input) {
    const found = await named(ctx, input)
    await addWatch(ctx.tx, watcherOf(ctx), found, ctx.now)
    return done(found, event('WatchBegun', { kind: found.kind, id: found.id }))
  },
  example: { role: 'quality-officer', input: { kind: 'home', id: demoIds.home } },
})

export const stopWatching = command({
  name: 'homes.stopWatching',
  does: 'Stops watching a home or a provider.',
  api: 'POST /watches/end',
  input: Watched,
  output: Named,
  can: 'watch.own',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, input) {
    const found = await named(ctx, input)
    await endWatch(ctx.tx, watcherOf(ctx), found)
    return done(found, event('WatchEnded', { kind: found.kind, id: found.id }))
  },
  example: { role: 'quality-officer', input: { kind: 'home', id: demoIds.home } },
})

export const listWatches = query({
  name: 'homes.listWatches',
  does: 'Lists the homes and providers that you watch.',
  api: 'GET /watches',
  input: z.object({}),
  output: z.object({ items: z.array(Named.extend({ since: z.string() })), total: z.int() }),
  can: 'watch.own',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const rows = await watchesOf(ctx.tx, watcherOf(ctx))
    return { items: rows.map(row => ({ ...row, since: row.since.toString() })), total: rows.length }
  },
  trace: 'nothing',
  example: { role: 'quality-officer', input: {} },
})
