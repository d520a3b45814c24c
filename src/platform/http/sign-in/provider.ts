import * as client from 'openid-client'
import { Unavailable } from '../../errors.ts'
import type { OidcSettings } from '../context.ts'

/** What the identity provider says of the person who came back from it. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  /** Only an address that the provider has verified: anything else could be anyone's. */
  readonly email: string | undefined
  readonly claims: Readonly<Record<string, unknown>>
  readonly idToken: string | undefined
}

/** A sign-in under way, kept in the session until the browser comes back. */
export interface Pending {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** The provider refused, or what came back does not fit what was asked: the person starts again. */
export class SignInFailed extends Error {
  override readonly name = 'SignInFailed'
}

/** The provider is down, or cannot be reached from here. */
export class ProviderAway extends Unavailable {
  constructor(cause: unknown) {
    super('We cannot reach the service that checks who you are. Try again in a minute.', 30, { cause })
  }
}

export interface Provider {
  /** Where the browser goes, and what must fit when it comes back. @throws ProviderAway */
  begin(): Promise<{ readonly url: URL; readonly pending: Pending }>
  /** @throws SignInFailed, ProviderAway */
  finish(cameBackTo: URL, pending: Pending): Promise<Identity>
  /** Where to sign out at the provider too; undefined where it has no such place or cannot be reached. */
  signOutUrl(idToken: string | undefined): Promise<URL | undefined>
}

export interface ProviderOptions {
  readonly settings: OidcSettings
  readonly publicUrl: string
  /** Plain http to the provider: the demonstration only. */
  readonly insecure: boolean
}

const TIMEOUT_SECONDS = 8

/** Speaks OpenID Connect: authorization code with PKCE, state and nonce. */
export function identityProvider(options: ProviderOptions): Provider {
  const { settings, publicUrl } = options
  const configuration = lazily(() => discover(options))
  return {
    async begin() {
      const pending = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: `${publicUrl}/sign-in/callback`,
        scope: 'openid profile email',
        code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
        state: pending.state,
        nonce: pending.nonce,
        ...(settings.prompt ? { prompt: settings.prompt } : {}),
      })
      return { url, pending }
    },
    async finish(cameBackTo, pending) {
      const tokens = await exchange(await configuration(), cameBackTo, pending)
      const claims = tokens.claims()
      if (!claims) throw new SignInFailed('The identity provider sent no ID token')
      return identityOf(claims, settings, tokens.id_token)
    },
    async signOutUrl(idToken) {
      const found = await configuration().catch(() => undefined)
      if (!found?.serverMetadata().end_session_endpoint) return undefined
      return client.buildEndSessionUrl(found, {
        post_logout_redirect_uri: `${publicUrl}/sign-in/signed-out`,
        ...(idToken ? { id_token_hint: idToken } : {}),
      })
    },
  }
}

/** Asked for at the first sign-in, not at the start: a provider that is down must not keep Lantern down. */
function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
}

async function discover({ settings, insecure }: ProviderOptions): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret, internalFetch } = settings
  try {
    return await client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: TIMEOUT_SECONDS,
      execute: insecure ? [client.allowInsecureRequests] : [],
      ...(internalFetch ? { [client.customFetch]: internalFetch as client.CustomFetch } : {}),
    })
  } catch (cause) {
    throw new ProviderAway(cause)
  }
}

async function exchange(configuration: client.Configuration, cameBackTo: URL, pending: Pending) {
  try {
    return await client.authorizationCodeGrant(configuration, cameBackTo, {
      pkceCodeVerifier: pending.verifier,
      expectedState: pending.state,
      expectedNonce: pending.nonce,
      idTokenExpected: true,
    })
  } catch (cause) {
    if (isOutage(cause)) throw new ProviderAway(cause)
    throw new SignInFailed('What came back from the identity provider does not fit', { cause })
  }
}

/** The network or the provider itself, not what was sent. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_JSON') return true
  const { cause } = error
  if (cause instanceof Response) return cause.status >= 500
  return error.name === 'TypeError' && error.message.includes('fetch')
}

type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string }

function identityOf(claims: Claims, settings: OidcSettings, idToken: string | undefined): Identity {
  const email = textOf(claims.email)
  const name = textOf(claims.name) ?? email ?? textOf(claims.preferred_username) ?? 'Name not given'
  return {
    issuer: settings.knownAs ?? claims.iss,
    subject: claims.sub,
    name: name.slice(0, 200),
    email: emailIsVerified(claims) ? email : undefined,
    claims,
    idToken,
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** `xms_edov` is Entra ID's way to say that the owner of the address's domain has been verified. */
function emailIsVerified(claims: Claims): boolean {
  const said = [claims.email_verified, claims.xms_edov]
  return said.some(value => value === true || value === 'true' || value === 1 || value === '1')
}
