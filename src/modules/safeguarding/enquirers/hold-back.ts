import type { Context } from '#platform/context.ts'
import { type EventDraft, event } from '#platform/events/event.ts'
import type { ConcernRow } from '../concern/store.ts'
import { requestsHeld } from './requests-held.ts'
import { requestsOf, stopSharedBecause } from './store.ts'
import { tellRecipient } from './tell.ts'

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

/**
 * Carries out what ends a hold of the police or an order of a court. Whoever was asked before it and has not answered
 * is told that something waits, where nothing else holds it back.
 */
export async function ending(ctx: Context, concern: ConcernRow, end: () => Promise<void>): Promise<void> {
  const rows = await requestsOf(ctx.tx, concern.councilId, concern.id)
  const before = await requestsHeld(ctx, rows)
  await end()
  const still = await requestsHeld(ctx, rows)
  for (const row of rows) {
    if (row.state === 'asked' && before.has(row.id) && !still.has(row.id)) await tellRecipient(ctx, row)
  }
}
