import { type Resolve, resolveByDns } from './post.ts'
import { boxKey } from './secret-box.ts'
import type { Tellings } from './telling.ts'

export interface WebhooksOptions {
  /** The session secret: the key that keeps webhooks' secrets is made from it. */
  readonly secret: string
  /** This machine may be told, by plain http. */
  readonly demonstration: boolean
  /** What the modules tell. */
  readonly tells: Tellings
  /** How long another system may take. Default: 10 seconds. */
  readonly patienceMs?: number
  /** How names are looked up; for tests. */
  readonly resolve?: Resolve
}

interface Provided {
  readonly key: Buffer
  readonly demonstration: boolean
  readonly tells: Tellings
  readonly patienceMs: number
  readonly resolve: Resolve
}

let provided: Provided | undefined

/** Called once at start, before a command runs; commands are declared before there is a configuration. */
export function provideWebhooks(options: WebhooksOptions): void {
  const { secret, patienceMs = 10_000, resolve = resolveByDns, ...rest } = options
  provided = { ...rest, key: boxKey(secret), patienceMs, resolve }
}

export function webhooks(): Provided {
  if (provided) return provided
  throw new Error('Webhooks are not set up: call provideWebhooks({ secret, demonstration, tells }) at start')
}
