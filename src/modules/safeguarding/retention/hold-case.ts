import type { Context } from '#platform/context.ts'
import { type EventDraft, event } from '#platform/events/event.ts'
import { signedIn } from '../signed-in.ts'
import { addHold, findHold, liftHold } from './store.ts'

export interface Held {
  readonly holdId: string
  readonly placed: EventDraft
}

/**
 * Holds a case because of something that was written down elsewhere: proceedings, a complaint. It says nothing but
 * the reason, and stands until somebody lifts it. The event is about whatever placed it, never about the case.
 */
export async function holdCase(
  ctx: Context,
  concernId: string,
  reason: 'court' | 'ombudsman',
): Promise<Held> {
  const { councilId } = ctx.actor
  const by = signedIn(ctx)
  const [id, fromOn] = [ctx.ids.next(), ctx.today.toString()]
  const hold = { id, about: 'concern', aboutId: concernId, reason, fromOn, untilOn: null, by } as const
  await addHold(ctx.tx, { ...hold, words: null, councilId, at: ctx.now })
  const data = { holdId: id, about: 'concern', reason, untilOn: null }
  return { holdId: id, placed: event('HoldPlaced', data) }
}

/** Lifts it, unless somebody did already. */
export async function releaseCase(ctx: Context, holdId: string): Promise<readonly EventDraft[]> {
  const { councilId, id: by = null } = ctx.actor
  const found = await findHold(ctx.tx, councilId, holdId)
  if (!found) return []
  await liftHold(ctx.tx, councilId, holdId, ctx.now, by)
  return [event('HoldLifted', { holdId, reason: found.reason })]
}
