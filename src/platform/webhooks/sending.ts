import { faultOf } from './addresses.ts'
import { CONTENT_TYPE } from './cloud-event.ts'
import { type Posted, post } from './post.ts'
import { webhooks } from './provided.ts'
import { signingSecrets } from './secrets.ts'
import { signatureHeaders } from './signature.ts'
import type { WebhookRow } from './webhook-store.ts'

/** Signs and sends once. The address is judged anew: it may have been given when other rules held. */
export async function sendTo(
  webhook: WebhookRow,
  id: string,
  body: string,
  now: Temporal.Instant,
): Promise<Posted> {
  const { demonstration, patienceMs, resolve } = webhooks()
  const fault = faultOf(webhook.url, demonstration)
  if (fault) return { why: fault }
  const secrets = signingSecrets(webhook, now)
  if (secrets.length === 0) {
    return { why: 'Its secret can no longer be read, since LANTERN_SECRET was changed: change the secret' }
  }
  const headers = { 'content-type': CONTENT_TYPE, ...signatureHeaders({ id, at: now, body, secrets }) }
  return post({ url: webhook.url, body, headers, demonstration, patienceMs, resolve })
}
