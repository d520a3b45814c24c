import type { Context } from '#platform/context.ts'
import { codeOf } from '../market/store.ts'
import { outlinesFor } from './queries.ts'
import { type MapOfHomes, MOST_ON_MAP } from './schema.ts'
import { positionsOf } from './store.ts'

/** A map of homes of the asker's own council that somebody else chose, by their ids as they stand. */
export async function mapOfThese(ctx: Context, ids: readonly string[]): Promise<MapOfHomes> {
  const homes = [...(await positionsOf(ctx.tx, ids, MOST_ON_MAP))]
  const placed = homes.length < MOST_ON_MAP ? homes.length : ids.length
  return {
    ...{ homes, total: ids.length, withoutPosition: ids.length - placed },
    ...(await outlinesFor(ctx, await codeOf(ctx.tx, ctx.actor.councilId), homes)),
  }
}
