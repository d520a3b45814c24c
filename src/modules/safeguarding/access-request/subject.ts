import type { Subject } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { findItem, findRequest, type ItemRowDb, itemsOf, type RequestRowDb } from './store.ts'

export type RequestSubject = Subject & { readonly row: RequestRowDb }

/** Judged on the person as well: whoever is kept away from them does not answer a request about them. */
export async function requestSubject(ctx: Context, id: string, lock = false): Promise<RequestSubject> {
  const row = await findRequest(ctx.tx, ctx.actor.councilId, id, lock)
  if (!row) throw new NotFound('We could not find that request. Look for it in the list.')
  return subjectOf(row)
}

const subjectOf = (row: RequestRowDb): RequestSubject => ({
  ...{ type: 'access-request', id: row.id, councilId: row.councilId, sensitive: true, row },
  personId: row.personId ?? undefined,
})

export const lockedRequest = (ctx: Context, { accessRequestId }: { readonly accessRequestId: string }) =>
  requestSubject(ctx, accessRequestId, true)

export async function itemSubject(
  ctx: Context,
  { accessItemId }: { readonly accessItemId: string },
): Promise<RequestSubject & { readonly item: ItemRowDb }> {
  const item = await findItem(ctx.tx, ctx.actor.councilId, accessItemId)
  if (!item) throw new NotFound('We could not find that item. Look for it in the request.')
  return { ...(await requestSubject(ctx, item.requestId)), item }
}

export function refuseStaleRequest(
  row: { readonly version: number },
  sent: { readonly version: number },
): void {
  if (row.version === sent.version) return
  throw new Conflict('Somebody changed this while you had it open. Look at it again, then decide.', {
    current: { version: row.version },
    sent: { version: sent.version },
  })
}

export async function undecidedOf(ctx: Context, accessRequestId: string): Promise<number> {
  const items = await itemsOf(ctx.tx, ctx.actor.councilId, accessRequestId)
  return items.filter(item => item.decision === null).length
}
