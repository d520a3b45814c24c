import type { Context } from '#platform/context.ts'
import { concernColumns } from '../concern/subject.ts'
import { visibleOnes } from './links-store.ts'

/** Which of these concerns the actor may read: the others are not there for them. */
export async function judgedOn(ctx: Context, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const visible = ctx.visible('concern.read', concernColumns)
  return new Set(await visibleOnes(ctx.tx, ctx.actor.councilId, ids, visible))
}
