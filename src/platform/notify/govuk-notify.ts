import { NotifyClient } from 'notifications-node-client'
import { Unavailable } from '../errors.ts'
import type { Messenger, Sent } from './messenger.ts'

export interface NotifyOptions {
  readonly apiKey: string
  /** A template whose subject is ((subject)) and whose body is ((body)). */
  readonly templateId: string
  /** Elsewhere than GOV.UK Notify: for tests. */
  readonly baseUrl?: string
}

/** GOV.UK Notify: the texts are Lantern's own, so one template of two blanks serves them all. */
export function notifyMessenger({ apiKey, templateId, baseUrl }: NotifyOptions): Messenger {
  const client = baseUrl ? new NotifyClient(baseUrl, apiKey) : new NotifyClient(apiKey)
  // The package's own client waits for ever.
  client.apiClient.setClient(boundedPost)
  return {
    async send({ id, to, subject, body }) {
      try {
        await client.sendEmail(templateId, to, { personalisation: { subject, body }, reference: id })
        return { state: 'sent' }
      } catch (error) {
        return refusalOf(error)
      }
    },
  }
}

interface Post {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly data: unknown
}

class NotifyRefusal extends Error {
  override readonly name = 'NotifyRefusal'
  readonly status: number
  readonly aboutAddress: boolean
  constructor(status: number, aboutAddress: boolean) {
    super(`GOV.UK Notify answered ${status}`)
    this.status = status
    this.aboutAddress = aboutAddress
  }
}

async function boundedPost({ method, url, headers, data }: Post): Promise<{ status: number; data: unknown }> {
  const answer = await fetch(url, {
    method: method.toUpperCase(),
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(data),
    signal: AbortSignal.timeout(15_000),
  })
  const text = await answer.text()
  if (!answer.ok)
    throw new NotifyRefusal(answer.status, answer.status === 400 && text.includes('email_address'))
  return { status: answer.status, data: JSON.parse(text) }
}

function refusalOf(error: unknown): Sent {
  if (!(error instanceof NotifyRefusal)) {
    throw new Unavailable('GOV.UK Notify does not answer just now.', 60, { cause: error })
  }
  if (error.aboutAddress) return { state: 'refused', why: 'GOV.UK Notify does not accept this address.' }
  const help = error.status < 429 ? ' Check NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID.' : ''
  throw new Unavailable(`GOV.UK Notify did not take the message (${error.status}).${help}`, 60, {
    cause: error,
  })
}
