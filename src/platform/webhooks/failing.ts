import { holdersOf } from '../accounts/holders.ts'
import type { Context } from '../context.ts'
import { postMessage } from '../notify/post.ts'

/** One message for each administrator: that something needs them, and where. */
export async function tellAdministrators(ctx: Context, webhookId: string): Promise<void> {
  const holders = await holdersOf(ctx, ['administrator'])
  for (const accountId of new Set(holders.map(holder => holder.accountId))) {
    await postMessage(ctx, {
      to: { accountId },
      template: 'other-system-not-reached',
      reference: `WEBHOOK-${webhookId.slice(-8).toUpperCase()}-${ctx.today.year}`,
      link: `/webhooks/${webhookId}`,
    })
  }
}
