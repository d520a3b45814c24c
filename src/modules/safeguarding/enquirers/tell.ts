import type { Context } from '#platform/context.ts'
import { postMessage } from '#platform/notify/post.ts'
import type { RequestRow } from './store.ts'

/** That something was asked, and where; never what. Whoever has no account is told by a person. */
export async function tellRecipient(ctx: Context, row: RequestRow): Promise<void> {
  const { recipientId, reference, id, askedOf } = row
  if (!recipientId || recipientId === ctx.actor.id) return
  const link = askedOf === 'council' ? `/safeguarding/concerns/${row.concernId}` : `/safeguarding/asked/${id}`
  await postMessage(ctx, { to: { accountId: recipientId }, template: 'work-for-you', reference, link })
}
