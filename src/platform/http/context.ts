import 'fastify'
import type pg from 'pg'
import type { Actor } from '../access/actor.ts'
import type { Clock } from '../clock.ts'
import type { TrustedProxy } from '../config/proxy.ts'
import type { Ids } from '../ids.ts'
import type { Metrics } from '../metrics/index.ts'
import type { Product } from '../module.ts'
import type { Runner } from '../runner.ts'

/** What the web layer stands on. Made once at start; the same for every request. */
export interface Web {
  readonly product: Product
  readonly runner: Runner
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly ids: Ids
  /** The public address, without a slash at its end: http://localhost:3000. */
  readonly publicUrl: string
  readonly demonstration: boolean
  /** Cookies are Secure and `__Host-`; HSTS is sent. */
  readonly tls: boolean
  readonly trustProxy: TrustedProxy
  readonly secret: string
  /** Requests each class may make are multiplied by this: 1 in production. */
  readonly rateFactor: number
  /** Load is shed while the event loop lags by more than this, in milliseconds. Default: 1,500. */
  readonly shedAboveMs?: number
  /** Where the built styles, scripts and type lie. */
  readonly assetsFolder: string
  readonly render: (template: string, model: object) => string
  readonly metrics: Metrics
  /** The identity provider; absent only where nobody signs in (tests of single parts). */
  readonly oidc?: OidcSettings
  /** True once migrated and connected. */
  readonly ready: () => Promise<boolean>
}

export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The name under which accounts are tied to this provider, where its address may change. Default: its issuer. */
  readonly knownAs?: string
  /** `login`: ask who is there each time, even of someone the provider remembers. */
  readonly prompt?: 'login'
  /** How Lantern itself reaches the provider, where that differs from how a browser does. */
  readonly internalFetch?: typeof fetch
}

/** The person signed in, as a page needs to know them. */
export interface SignedIn {
  readonly actor: Actor
  readonly councilName: string
  readonly councilCode: string
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for a page by the session and for the API by a bearer token; undefined when nobody is signed in. */
    signedIn: SignedIn | undefined
    cspNonce: string
  }
}
