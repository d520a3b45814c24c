import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { Configuration, JWK, KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { OidcSettings } from '#platform/http/context.ts'
import { memoryAdapter } from './adapter.ts'
import { loadProvider } from './load-provider.ts'
import { demoPersonBy } from './people.ts'

export const demoPath = '/demo-sign-in'

/** Where the person is asked who they want to be. */
export const peoplePath = `${demoPath}/people`

/** The demonstration's identity provider: it believes whatever role a visitor chooses. */
export async function demoProvider(
  publicUrl: string,
  client: Pick<OidcSettings, 'clientId' | 'clientSecret'>,
): Promise<Provider> {
  const Library = await loadProvider()
  const provider = new Library(`${publicUrl}${demoPath}`, configurationOf(publicUrl, client))
  // The mount sets the forwarded headers itself (mount.ts): no request can.
  provider.proxy = true
  return provider
}

function configurationOf(
  publicUrl: string,
  client: Pick<OidcSettings, 'clientId' | 'clientSecret'>,
): Configuration {
  return {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [`${publicUrl}/sign-in/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    // Keys live as long as the process: an ID token is read once, seconds after it is made.
    jwks: { keys: [signingKey()] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      long: { path: demoPath, sameSite: 'lax' },
      short: { path: demoPath, sameSite: 'lax' },
    },
    pkce: { required: () => true },
    responseTypes: ['code'],
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    ttl: {
      AccessToken: 300,
      AuthorizationCode: 60,
      IdToken: 300,
      Grant: 300,
      Interaction: 3600,
      Session: 3600,
    },
    interactions: { url: (_ctx, interaction) => `${peoplePath}/${interaction.uid}` },
    // The pages of the library have scripts and styles inside them; ours stand in their place (routes.ts).
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    discovery: { end_session_endpoint: `${publicUrl}${demoPath}/leave` },
    loadExistingGrant,
    findAccount: (_ctx, key) => accountOf(key),
    renderError(ctx) {
      ctx.status = 303
      ctx.redirect(`${publicUrl}${demoPath}/problem`)
    },
  }
}

function signingKey(): JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...(privateKey.export({ format: 'jwk' }) as JWK), use: 'sig', alg: 'ES256' }
}

/** Nobody is asked to consent: the service asked for is this very one. */
async function loadExistingGrant(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc
  if (!client || !session?.accountId) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid profile email')
  await grant.save()
  return grant
}

function accountOf(key: string) {
  const person = demoPersonBy(key)
  if (!person) return undefined
  const { name, email } = person
  return { accountId: key, claims: () => ({ sub: key, name, email, email_verified: true }) }
}
