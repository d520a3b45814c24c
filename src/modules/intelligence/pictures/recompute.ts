import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { event } from '#platform/events/event.ts'
import { holdCursors } from '../reading/cursor-store.ts'
import { knownHomes } from '../reading/home-store.ts'
import { clear } from '../tellings/telling-store.ts'
import { rulesInUse } from '../triangulate/rule-sets.ts'
import { homesCounting, rebuildLive } from './rebuild-store.ts'
import { makeAll, ownDay, readBeside } from './refresh.ts'

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
    const { tx, actor, now } = ctx
    await holdCursors(tx, actor.councilId, now)
    await clear(tx)
    const homes = await homesToMake(ctx)
    let [live, changed] = [0, 0]
    for (let from = 0; from < homes.length; from += AT_ONCE) {
      const made = await makeSome(ctx, homes.slice(from, from + AT_ONCE))
      live += made.live
      changed += made.changed
    }
    return done(
      { homes: homes.length, live, changed },
      event('PicturesRecomputed', { homes: homes.length, changed }),
    )
  },
})

async function homesToMake({ tx, actor, today }: Context): Promise<string[]> {
  const { councilId } = actor
  const known = (await knownHomes(tx, councilId)).map(home => home.homeId)
  return [...new Set([...known, ...(await homesCounting(tx, councilId, ownDay(today)))])].sort()
}

async function makeSome(ctx: Context, homeIds: readonly string[]) {
  const { tx, actor, today } = ctx
  const days = { today: today.toString(), day: ownDay(today) }
  const told = await rebuildLive(tx, {
    councilId: actor.councilId,
    homeIds,
    ...days,
    rules: rulesInUse,
  })
  const live = told.filter(row => row.counts)
  const stood = Map.groupBy(
    told.filter(row => row.stood),
    row => row.homeId,
  )
  const own = new Map(homeIds.map(id => [id, stood.get(id) ?? []]))
  const stale = new Map(homeIds.map(id => [id, { shareable: true }]))
  return {
    live: live.length,
    changed: await makeAll(ctx, stale, { live, own }, await readBeside(ctx, homeIds)),
  }
}
