import { createHmac, randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'

/** A secret as Standard Webhooks writes it: recognisable, then 256 random bits. */
export function newSecret(): string {
  return `${PREFIX}${randomBytes(32).toString('base64')}`
}

export interface Signing {
  readonly id: string
  readonly at: Temporal.Instant
  readonly body: string
  /** More than one while a secret is being changed: the receiver accepts either. */
  readonly secrets: readonly string[]
}

/** The headers of Standard Webhooks: HMAC-SHA256 over id, time and body, once for each secret. */
export function signatureHeaders({ id, at, body, secrets }: Signing): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.epochMilliseconds / 1000))
  const signed = secrets.map(secret => `v1,${signature(secret, `${id}.${timestamp}.${body}`)}`)
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signed.join(' ') }
}

function signature(secret: string, content: string): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  return createHmac('sha256', key).update(content).digest('base64')
}
