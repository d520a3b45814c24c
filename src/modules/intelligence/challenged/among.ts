import type { Context } from '#platform/context.ts'
import { liveOf } from '../tellings/live-store.ts'
import { factKeyOf } from './fact-of.ts'
import { openChallenges } from './open.ts'

/** The homes of a list of which a fact that their picture rests on is challenged and not answered yet. */
export async function challengedAmong(
  ctx: Context,
  homes: readonly { readonly homeId: string }[],
): Promise<ReadonlySet<string>> {
  const ids = homes.map(one => one.homeId)
  const open = await openChallenges(ctx, ids, ctx.today.toString())
  if (open.length === 0) return new Set()
  const disputed = new Set(open.map(one => `${one.homeId} ${one.factKey}`))
  const live = await liveOf(ctx.tx, ctx.actor.councilId, [...new Set(open.map(one => one.homeId))])
  const resting = live.filter(row => disputed.has(`${row.homeId} ${factKeyOf(row)}`))
  return new Set(resting.map(row => row.homeId))
}
