import type { Subject } from '../access/permissions.ts'
import type { Context } from '../context.ts'
import { NotFound } from '../errors.ts'
import { findWebhook, type WebhookRow } from './webhook-store.ts'

export interface WebhookSubject extends Subject {
  readonly type: 'webhook'
  readonly id: string
  readonly webhook: WebhookRow
}

/** @throws NotFound for one of another council as well */
export async function webhookOf(ctx: Context, { webhookId }: { webhookId: string }): Promise<WebhookSubject> {
  const webhook = await findWebhook(ctx, webhookId)
  if (!webhook) throw new NotFound('There is no such webhook in your council. Look at the list of webhooks.')
  return { type: 'webhook', id: webhookId, councilId: ctx.actor.councilId, webhook }
}
