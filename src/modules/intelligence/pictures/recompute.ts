import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import { event } from '#platform/events/event.ts'
import { holdCursors } from '../reading/cursor-store.ts'
import { knownHomes } from '../reading/home-store.ts'
import { clear, homesTold } from '../tellings/telling-store.ts'
import { rulesInUse } from '../triangulate/rule-sets.ts'
import { rebuildLive } from './rebuild-store.ts'
import { refreshHomes } from './refresh.ts'

const AT_ONCE = 200

/**
 * From everything that was ever told: what counts now, and every picture. Where nothing went wrong nothing changes, to
 * the byte. Council by council and some homes at a time, so that it needs no more memory for more history.
 */
export const recompute = command({
  name: 'intelligence.recompute',
  does: 'Makes every picture of the council anew from all that was ever told, and says how many changed by it.',
  input: z.object({}),
  output: z.object({ homes: z.int(), live: z.int(), changed: z.int() }),
  can: 'intelligence.work',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  long: true,
  async run(ctx) {
    const { tx, actor, now, today } = ctx
    const { councilId } = actor
    await holdCursors(tx, councilId, now)
    await clear(tx)
    const live = await rebuildLive(tx, councilId, today.toString(), rulesInUse)
    const told = await homesTold(tx, councilId)
    const homes = [
      ...new Set([...(await knownHomes(tx, councilId)), ...told].map(home => home.homeId)),
    ].sort()
    let changed = 0
    for (let from = 0; from < homes.length; from += AT_ONCE) {
      const some = homes.slice(from, from + AT_ONCE)
      changed += await refreshHomes(ctx, new Map(some.map(id => [id, { shareable: true }])))
    }
    return done(
      { homes: homes.length, live, changed },
      event('PicturesRecomputed', { homes: homes.length, changed }),
    )
  },
})
