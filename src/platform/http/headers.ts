import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Web } from './context.ts'
import { isOpenDoor } from './open/door.ts'

/**
 * The headers every answer carries; SECURITY.md lists each with its test. The policy for content is ours,
 * not a library's default, because those allow inline styles.
 */
export function addSecurityHeaders(app: FastifyInstance, web: Web): void {
  // Made when first asked for: what is refused before any hook runs (load is shed) has a page as well.
  const nonces = new WeakMap<object, string>()
  app.decorateRequest('cspNonce', {
    getter() {
      const nonce = nonces.get(this) ?? randomBytes(16).toString('base64')
      nonces.set(this, nonce)
      return nonce
    },
  })
  app.addHook('onSend', async (request, reply) => {
    setHeaders(request, reply, web)
  })
}

function setHeaders(request: FastifyRequest, reply: FastifyReply, web: Web): void {
  // What serves a stored file has a stricter one.
  if (!reply.hasHeader('content-security-policy'))
    reply.header('content-security-policy', policyFor(request, reply, web))
  reply.header('x-content-type-options', 'nosniff')
  reply.header('x-frame-options', 'DENY')
  reply.header('referrer-policy', isOpenDoor(request) ? 'no-referrer' : 'same-origin')
  reply.header('cross-origin-opener-policy', 'same-origin')
  reply.header('cross-origin-resource-policy', 'same-origin')
  reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
  if (web.tls) reply.header('strict-transport-security', 'max-age=63072000; includeSubDomains')
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
}

/** What is no page runs and loads nothing, and needs no nonce: making one for each answer of the API is dear. */
const NOT_A_PAGE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

function policyFor(request: FastifyRequest, reply: FastifyReply, { tls }: Web): string {
  const isPage = String(reply.getHeader('content-type') ?? 'text/html').startsWith('text/html')
  if (isPage) return contentPolicy(request.cspNonce, tls)
  return tls ? `${NOT_A_PAGE}; upgrade-insecure-requests` : NOT_A_PAGE
}

function contentPolicy(nonce: string, tls: boolean): string {
  const directives = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
  ]
  return [...directives, ...(tls ? ['upgrade-insecure-requests'] : [])].join('; ')
}
