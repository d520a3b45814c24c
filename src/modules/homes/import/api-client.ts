import { Invalid, Unavailable } from '#platform/errors.ts'

/** How to reach CQC's public API. The key goes into a header and nowhere else. */
export interface ApiSettings {
  /** `https://api.service.cqc.org.uk/public/v1`, or a copy of it. */
  readonly baseUrl: string
  readonly key?: string | undefined
  /** Requests a second at most. */
  readonly perSecond?: number
  readonly timeoutMs?: number
  /** Tries of one request before the import stops and waits to be resumed. */
  readonly tries?: number
  /** Waits; a test passes its own. Milliseconds. */
  readonly sleep?: (ms: number) => Promise<void>
  readonly fetch?: typeof fetch
}

export type ApiAnswer = { readonly text: string } | { readonly problem: string }

export interface ApiClient {
  get(path: string): Promise<ApiAnswer>
}

const LARGEST = 20 * 1024 * 1024
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 60_000
const LONGEST_ASKED = 600_000

const realSleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/**
 * A polite reader: never faster than agreed, and on 429, 5xx, a timeout or a lost connection it waits (as long
 * as Retry-After says, else 1, 2, 4, ... seconds) and tries again.
 * @throws Unavailable when CQC does not answer after all tries; Invalid when it refuses the key.
 */
export function apiClient(settings: ApiSettings): ApiClient {
  const sleep = settings.sleep ?? realSleep
  const wait = pacer(settings.perSecond ?? 10, sleep)
  const tries = settings.tries ?? 6
  return {
    async get(path) {
      let last = ''
      for (let attempt = 0; attempt < tries; attempt++) {
        await wait()
        const outcome = await tryOnce(settings, path)
        if ('answer' in outcome) return outcome.answer
        last = outcome.why
        if (attempt < tries - 1)
          await sleep(outcome.waitMs ?? Math.min(FIRST_WAIT * 2 ** attempt, LONGEST_WAIT))
      }
      throw new Unavailable(
        `CQC did not answer ${path} after ${tries} tries (${last}). What was fetched is kept: start the import again later and it goes on.`,
        300,
      )
    },
  }
}

type Outcome = { answer: ApiAnswer } | { why: string; waitMs?: number }

async function tryOnce(settings: ApiSettings, path: string): Promise<Outcome> {
  try {
    const response = await (settings.fetch ?? fetch)(settings.baseUrl.replace(/\/$/, '') + path, {
      headers: {
        accept: 'application/json',
        ...(settings.key ? { 'Ocp-Apim-Subscription-Key': settings.key } : {}),
      },
      signal: AbortSignal.timeout(settings.timeoutMs ?? 30_000),
    })
    return await outcomeOf(response)
  } catch (error) {
    if (error instanceof Invalid) throw error
    const name = error instanceof Error ? error.name : ''
    return { why: name === 'TimeoutError' ? 'it took too long' : 'the connection failed' }
  }
}

async function outcomeOf(response: Response): Promise<Outcome> {
  const { status } = response
  if (status === 429 || status >= 500) {
    await response.body?.cancel()
    const waitMs = retryAfter(response.headers)
    return { why: `it answered ${status}`, ...(waitMs === undefined ? {} : { waitMs }) }
  }
  if (status === 401 || status === 403) {
    const message = `CQC refused the key (${status}). Check the subscription key in the configuration.`
    throw new Invalid([{ field: '', message }])
  }
  if (!response.ok) {
    await response.body?.cancel()
    return {
      answer: { problem: `is not given by CQC (it answered ${status}). Ask CQC if it should be there.` },
    }
  }
  const text = await response.text()
  if (text.length > LARGEST) return { answer: { problem: 'is larger than any record of CQC (20 MB).' } }
  return { answer: { text } }
}

/**
 * Milliseconds, ten minutes at most. The header gives seconds or a date (RFC 9110 10.2.3); a date is measured
 * against the server's own clock.
 */
function retryAfter(headers: Headers): number | undefined {
  const said = headers.get('retry-after')?.trim() ?? ''
  const wait = /^\d+$/.test(said)
    ? Number(said) * 1_000
    : Date.parse(said) - Date.parse(headers.get('date') ?? '')
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), LONGEST_ASKED)
}

/** Lets one through each 1/perSecond of a second, in order. */
function pacer(perSecond: number, sleep: (ms: number) => Promise<void>): () => Promise<void> {
  const gap = 1_000 / perSecond
  let free = 0
  return async () => {
    const now = performance.now()
    const turn = Math.max(now, free)
    free = turn + gap
    if (turn > now) await sleep(turn - now)
  }
}
