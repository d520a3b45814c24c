import { lookup } from 'node:dns/promises'
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'
import type { LookupFunction } from 'node:net'
import { hostOf, mayReach } from './addresses.ts'

export interface Resolved {
  readonly address: string
  readonly family: number
}
export type Resolve = (host: string) => Promise<readonly Resolved[]>

export const resolveByDns: Resolve = host => lookup(host, { all: true, order: 'verbatim' })

export interface Posting {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly demonstration: boolean
  readonly patienceMs: number
  readonly resolve: Resolve
}

/** What came back. `code` is there when the other system answered at all; `why` when it did not take it. */
export interface Posted {
  readonly code?: number
  readonly why?: string
}

/** As much of an answer's body as is read before the connection is cut; nothing of it is kept. */
const MOST_BYTES = 1024

/**
 * Sends once. The name is looked up once, every address it leads to must be public, and the connection goes to
 * one of those very addresses: a name that leads elsewhere a moment later changes nothing. Redirects are answers
 * like any other and are not followed.
 */
export async function post(posting: Posting): Promise<Posted> {
  const url = new URL(posting.url)
  const signal = AbortSignal.timeout(posting.patienceMs)
  try {
    const addresses = await inTime(posting.resolve(hostOf(url)), signal)
    if (addresses.length === 0 || !addresses.every(one => mayReach(one.address, posting.demonstration))) {
      return { why: 'Its name leads to an address that is not public: nothing was sent' }
    }
    return outcomeOf(await send(url, posting, addresses, signal))
  } catch (error) {
    return { why: whyNot(error, signal, posting.patienceMs) }
  }
}

function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  return Promise.race([work, promise])
}

function send(
  url: URL,
  { body, headers }: Posting,
  addresses: readonly Resolved[],
  signal: AbortSignal,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const open = url.protocol === 'https:' ? secure : plain
  const options = {
    method: 'POST',
    agent: false,
    signal,
    lookup: pinnedTo(addresses),
    headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'Lantern-Webhooks/1' },
  } as const
  const asked = open(url, options, answer => {
    // The status is the answer: what follows is read for politeness, and only so far.
    resolve(answer.statusCode ?? 0)
    let read = 0
    answer.on('data', (chunk: Buffer) => {
      read += chunk.length
      if (read > MOST_BYTES) asked.destroy()
    })
    answer.on('error', () => {})
  })
  asked.on('error', reject)
  asked.end(body)
  return promise
}

/** A host that is an address itself is not looked up by Node; it was judged all the same, and is its own pin. */
function pinnedTo(addresses: readonly Resolved[]): LookupFunction {
  return (_host, options, callback) => {
    const [first] = addresses
    if (options.all) callback(null, [...addresses])
    else callback(null, first?.address ?? '', first?.family ?? 4)
  }
}

function outcomeOf(code: number): Posted {
  if (code >= 200 && code < 300) return { code }
  if (code >= 300 && code < 400) {
    return { code, why: `It answered ${code}, which points elsewhere: give the address it points to` }
  }
  return { code, why: `It answered ${code}` }
}

function whyNot(error: unknown, signal: AbortSignal, patienceMs: number): string {
  if (signal.aborted) return `It did not answer within ${patienceMs / 1000} seconds`
  const { code } = error as { code?: unknown }
  const known = typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code) ? ` (${code})` : ''
  return `It could not be reached${known}`
}
