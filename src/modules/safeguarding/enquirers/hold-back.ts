import type { Context } from '#platform/context.ts'
import { type EventDraft, event } from '#platform/events/event.ts'
import { stopSharedBecause } from './store.ts'

/**
 * From now on the police or a court hold back who may be told: nobody goes on reading what was shared before, but for
 * what keeps somebody safe. It is not shared again by itself when they no longer do.
 */
export async function holdBackShared(
  ctx: Context,
  concernId: string,
  because: 'police' | 'court',
): Promise<readonly EventDraft[]> {
  const { councilId, id: by = null } = ctx.actor
  const ids = await stopSharedBecause(ctx.tx, { councilId, concernId }, { at: ctx.now, by, because })
  return ids.map(sharedItemId => event('SharingStopped', { sharedItemId, because }))
}
