import type { Subject } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { findRequest, type RequestRow } from './store.ts'

export type RequestSubject = Subject & { readonly row: RequestRow }

/**
 * A subject of its own: whoever was asked by name may read and answer this, and from it nothing leads to the case.
 * @throws NotFound, also for whoever may not know that it exists
 */
async function requestSubject(ctx: Context, id: string, lock: boolean): Promise<RequestSubject> {
  const row = await findRequest(ctx.tx, ctx.actor.councilId, id, lock)
  if (!row) throw new NotFound('We could not find that. Look for it under what you were asked.')
  const isSent = row.state !== 'to-sign' && row.state !== 'to-address'
  return {
    type: 'request',
    id: row.id,
    councilId: row.councilId,
    homeId: row.homeId ?? undefined,
    assignedTo: isSent && row.recipientId ? [row.recipientId] : [],
    sensitive: true,
    row,
  }
}

interface Named {
  readonly requestId: string
}
export const askedSubject = (ctx: Context, input: Named) => requestSubject(ctx, input.requestId, false)
export const lockedRequest = (ctx: Context, input: Named) => requestSubject(ctx, input.requestId, true)
