import { webhooks } from './provided.ts'
import { close, open } from './secret-box.ts'
import type { WebhookRow } from './webhook-store.ts'

export const SHOWN_ONCE = 'Shown once already: change the secret to get a new one'

export const closedSecret = (webhookId: string, secret: string): Buffer =>
  close(webhooks().key, webhookId, secret)

/**
 * What signs now: the secret, and the one before it until its time is over, so that a receiver can change at
 * leisure. None, where the session secret was changed: then nothing can be opened any more.
 */
export function signingSecrets(webhook: WebhookRow, now: Temporal.Instant): readonly string[] {
  const { id, secret, previousSecret, previousUntil } = webhook
  const still = previousUntil !== null && Temporal.Instant.compare(now, previousUntil) < 0
  const boxes = still && previousSecret ? [secret, previousSecret] : [secret]
  const opened = boxes.map(box => open(webhooks().key, id, box))
  return opened[0] === undefined ? [] : opened.filter(one => one !== undefined)
}
