import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { OidcSettings, Web } from '../context.ts'
import { rate } from '../rates.ts'
import { enter } from './enter.ts'
import { localPath } from './local-path.ts'
import { messages, sendMessage, sendNoAccount } from './pages.ts'
import { claimAccount, settleClaims, waysOf, writeRefusals } from './people.ts'
import { type Identity, identityProvider, type Provider, ProviderAway, SignInFailed } from './provider.ts'
import { addRolesPage } from './roles-page.ts'
import { addSignOut } from './sign-out.ts'
import { sessionReader } from './signed-in.ts'

/** Signing in and out, and who is behind each page from here on. Needs sessions (session.ts) before it. */
export async function addSignIn(app: FastifyInstance, web: Web): Promise<void> {
  app.addHook('onRequest', sessionReader(web))
  if (!web.oidc) return
  const provider = identityProvider({
    settings: web.oidc,
    publicUrl: web.publicUrl,
    insecure: isPlainHttp(web, web.oidc),
  })
  const config = rate(web, 'signIn')
  app.get('/sign-in', { config }, (request, reply) => welcome(web, request, reply))
  const door = (work: typeof start) => (request: FastifyRequest, reply: FastifyReply) =>
    work(web, provider, request, reply).catch(error => explain(web, request, reply, error))
  app.get('/sign-in/start', { config }, door(start))
  app.get('/sign-in/callback', { config }, door(comeBack))
  addRolesPage(app, web)
  addSignOut(app, web, provider)
}

function isPlainHttp(web: Web, { issuer }: OidcSettings): boolean {
  if (issuer.startsWith(`${web.publicUrl}/demo-sign-in`) && !web.demonstration) {
    throw new Error('The demonstration’s sign-in lets anyone in as anyone: set OIDC_ISSUER to your own')
  }
  const plain = issuer.startsWith('http://')
  if (plain && !web.demonstration) throw new Error('OIDC_ISSUER must begin with https://')
  return plain
}

async function welcome(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const to = wantedPath(web, request)
  if (request.signedIn) return reply.redirect(to, 303)
  const elsewhere = publicAddress(web, request)
  if (elsewhere) return reply.redirect(elsewhere, 303)
  // The demonstration's own page says all that this one would.
  if (web.oidc?.prompt === 'login') return reply.redirect(`/sign-in/start?to=${encodeURIComponent(to)}`, 303)
  return sendMessage(web, request, reply, messages.signIn(to))
}

async function start(
  web: Web,
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const elsewhere = publicAddress(web, request)
  if (elsewhere) return reply.redirect(elsewhere, 303)
  const { url, pending } = await provider.begin()
  request.session.set('signIn', { ...pending, to: wantedPath(web, request) })
  return reply.redirect(url.href, 303)
}

/**
 * The provider sends the browser back to the public address, where a cookie of another name for this machine
 * (127.0.0.1 for localhost) would be missing; so the sign-in starts there. Moved once at most: behind a proxy
 * that hides the name it was asked for, the names never agree.
 */
function publicAddress(web: Web, request: FastifyRequest): string | undefined {
  const { moved } = request.query as { moved?: string }
  if (moved || request.host === new URL(web.publicUrl).host) return undefined
  const url = new URL(request.url, web.publicUrl)
  url.searchParams.set('moved', '1')
  return `${web.publicUrl}${url.pathname}${url.search}`
}

function wantedPath(web: Web, request: FastifyRequest): string {
  return localPath((request.query as { to?: unknown }).to, web.publicUrl)
}

async function comeBack(
  web: Web,
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const pending = request.session.signIn
  if (!pending) return failed(web, request, reply, 'no sign-in was under way')
  // Used up before it is tried: the same answer of the provider counts once.
  request.session.set('signIn', undefined)
  await request.session.save()
  const identity = await provider.finish(new URL(request.url, web.publicUrl), pending)
  return admit(web, request, reply, identity, pending.to)
}

/** What went wrong with the provider is a page of its own; all else is for the one place of errors. */
function explain(
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): Promise<FastifyReply> {
  if (error instanceof SignInFailed) return failed(web, request, reply, codeOf(error.cause))
  if (!(error instanceof ProviderAway)) throw error
  web.metrics.signIn('failed')
  request.log.error({ err: error, requestId: request.id }, 'the identity provider cannot be reached')
  reply.header('retry-after', String(error.retryAfterSeconds))
  return sendMessage(web, request, reply.status(503), messages.away)
}

async function admit(
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  identity: Identity,
  to: string,
): Promise<FastifyReply> {
  const firstTime = await claimAccount(web, identity)
  await settleClaims(web, identity)
  const ways = await waysOf(web, identity)
  const [only] = ways
  if (!only) {
    web.metrics.signIn('refused')
    await writeRefusals(web, identity)
    return sendNoAccount(web, request, reply, identity.email)
  }
  if (ways.length === 1) return enter(web, request, reply, { identity, way: only, to, firstTime })
  const { issuer, subject, idToken } = identity
  await request.session.regenerate(['stash'])
  request.session.set('identity', { issuer, subject, idToken })
  request.session.set('to', to)
  request.session.set('firstTime', firstTime)
  return reply.redirect('/roles', 303)
}

/** Nobody is known yet, so there is no council whose events could hold it: it is logged. */
function failed(
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  reason: string,
): Promise<FastifyReply> {
  web.metrics.signIn('failed')
  request.log.warn({ requestId: request.id, reason }, 'sign-in failed')
  return sendMessage(web, request, reply.status(400), messages.failed)
}

function codeOf(cause: unknown): string {
  if (cause instanceof Error && 'error' in cause) return String(cause.error)
  if (cause instanceof Error && 'code' in cause) return String(cause.code)
  return cause instanceof Error ? cause.name : 'unknown'
}
