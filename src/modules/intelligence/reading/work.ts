import type pg from 'pg'
import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { civilDate } from '#platform/clock.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { together } from '#platform/database/together.ts'
import type { Sweep } from '#platform/module.ts'
import { homeEventsEnd, upheldLast } from '#src/modules/homes/index.ts'
import { safeguardingSignalsEnds } from '#src/modules/safeguarding/index.ts'
import { readUpheld } from '../challenged/correcting.ts'
import { foretell } from '../foretold/foretell.ts'
import { takeStale } from '../pictures/picture-store.ts'
import { refreshHomes } from '../pictures/refresh.ts'
import { clear } from '../tellings/telling-store.ts'
import type { Ahead } from './ahead.ts'
import {
  allCursors,
  type Cursors,
  councilsStale,
  type Feed,
  holdCursors,
  moveCursor,
} from './cursor-store.ts'
import { readHomes } from './homes-feed.ts'
import { dayNumber, turnTheDay } from './nightly.ts'
import { readSafeguarding } from './safeguarding-feed.ts'

/** Homes whose pictures are made in one go: the rest waits for the next, and a kill loses one go at most. */
const AT_ONCE = 100

/**
 * Reads on in every feed, turns the day where it has turned, and makes the pictures that are due: all in one
 * transaction, so that a worker that dies has read nothing and made nothing. It locks where it stands and no record of
 * anybody else: whoever writes waits for none of it.
 */
export const work = command({
  name: 'intelligence.work',
  does: 'Takes in what other parts of Lantern tell of homes, and makes the pictures that change by it.',
  input: z.object({}),
  output: z.object({ read: z.int(), homes: z.int(), pictures: z.int() }),
  can: 'intelligence.work',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const [cursors] = await together([holdCursors(ctx.tx, ctx.actor.councilId, ctx.now), clear(ctx.tx)])
    const read = await readOn(ctx, cursors)
    const today = dayNumber(ctx.today)
    // Only once everything there is has been read: what is expected of a home is reckoned from all of them.
    if (read === 0 && cursors.nightly < today) {
      await turnTheDay(ctx, { first: cursors.nightly === 0 })
      await move(ctx, 'nightly', today)
    }
    // Before the first day has turned there is nothing to compare with.
    if (read > 0 && cursors.nightly === 0) return done({ read, homes: 0, pictures: 0 })
    const stale = await takeStale(ctx.tx, ctx.actor.councilId, AT_ONCE)
    const pictures = await refreshHomes(ctx, stale)
    // Only of pictures that are all of today: what is written down is never written again.
    if (read === 0 && stale.size === 0 && cursors.nightly === today && cursors.foretold < today) {
      await foretell(ctx)
      await move(ctx, 'foretold', today)
    }
    return done({ read, homes: stale.size, pictures })
  },
})

/** How far the feeds were read on, in all. Mostly there is nothing, which is found of all of them at once. */
async function readOn(ctx: Context, cursors: Cursors): Promise<number> {
  const readers: readonly [Feed, (cursor: number) => Promise<Ahead>][] = [
    ['homes', cursor => readHomes(ctx, cursor)],
    ['safeguarding', cursor => readSafeguarding(ctx, 'safeguarding', cursor)],
    ['safeguarding-cleared', cursor => readSafeguarding(ctx, 'safeguarding-cleared', cursor)],
    ['upheld', cursor => readUpheld(ctx, cursor)],
  ]
  const ahead = await together(
    readers.map(async ([feed, readFrom]) => [feed, await readFrom(cursors[feed])] as const),
  )
  let read = 0
  for (const [feed, { cursor, takeIn }] of ahead) {
    await takeIn()
    if (cursor === cursors[feed]) continue
    await move(ctx, feed, cursor)
    read += cursor - cursors[feed]
  }
  return read
}

function move({ tx, actor, now }: Context, feed: Feed, position: number): Promise<void> {
  return moveCursor(tx, { councilId: actor.councilId, feed, position, now })
}

/** Councils that have something to read, pictures to make, or a new day to turn. */
export async function councilsToWork(pool: pg.Pool, now: Temporal.Instant): Promise<readonly string[]> {
  const [stale, cursors, homesEnd, safeguardingEnds, upheld] = await Promise.all([
    councilsStale(pool),
    allCursors(pool),
    homeEventsEnd(pool),
    safeguardingSignalsEnds(pool),
    upheldLast(pool),
  ])
  const today = dayNumber(civilDate(now))
  const behind = cursors.filter(({ councilId, feed, place }) => {
    if (feed === 'homes') return place < homesEnd
    if (feed === 'nightly' || feed === 'foretold') return place < today
    if (feed === 'upheld') return place < (upheld.get(councilId) ?? 0)
    return place < (safeguardingEnds.get(councilId) ?? 0)
  })
  return [...new Set([...stale, ...behind.map(one => one.councilId)])]
}

export const workSweep: Sweep = { command: work, due: councilsToWork }
