import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { OidcSettings, Web } from '#platform/http/context.ts'
import { internalFetch } from './internal-fetch.ts'
import { mountProvider } from './mount.ts'
import { demoPath, demoProvider } from './provider.ts'
import { addPeoplePages } from './routes.ts'
import { demoIssuer } from './seed.ts'

export { type DemoPerson, demoPeople } from './people.ts'
export { fenmarshId, seedCouncils, seedDemoPeople } from './seed.ts'

export interface DemoIdentity {
  /** For `Web.oidc`. */
  readonly oidc: OidcSettings
  /** Adds the provider to the server. @throws outside demonstration mode */
  add(app: FastifyInstance, web: Web): Promise<void>
}

/**
 * The demonstration's own identity provider, in the same server under /demo-sign-in: real OpenID Connect, so
 * that signing in is the same code as in production, with a page of people to choose from for a password.
 */
export function demoIdentity(publicUrl: string): DemoIdentity {
  const server: { app?: FastifyInstance } = {}
  const oidc: OidcSettings = {
    issuer: `${publicUrl}${demoPath}`,
    clientId: 'lantern',
    clientSecret: randomBytes(32).toString('base64url'),
    knownAs: demoIssuer,
    prompt: 'login',
    internalFetch: internalFetch(() => server.app),
  }
  return {
    oidc,
    async add(app, web) {
      if (!web.demonstration) {
        throw new Error(
          'The demonstration’s sign-in lets anyone in as anyone, and starts in demonstration mode only: set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET',
        )
      }
      const provider = await demoProvider(publicUrl, oidc)
      server.app = app
      await app.register(async scope => mountProvider(scope, provider, publicUrl))
      await app.register(async scope => addPeoplePages(scope, web, provider))
    },
  }
}
