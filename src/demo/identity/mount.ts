import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Provider } from 'oidc-provider'
import { demoPath } from './provider.ts'

/**
 * Puts the provider under its path. It reads bodies itself, so none is parsed before it; and it is told the
 * public address, so that what it says of itself is the same whoever asks and however they came.
 */
export function mountProvider(app: FastifyInstance, provider: Provider, publicUrl: string): void {
  const handle = provider.callback()
  const { host, protocol } = new URL(publicUrl)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.all(`${demoPath}/*`, (request, reply) => {
    reply.hijack()
    const raw: IncomingMessage & { originalUrl?: string } = request.raw
    raw.originalUrl = raw.url ?? '/'
    raw.url = raw.originalUrl.slice(demoPath.length)
    delete raw.headers['x-forwarded-host']
    raw.headers.host = host
    raw.headers['x-forwarded-proto'] = protocol.slice(0, -1)
    for (const [name, value] of Object.entries(quietHeaders)) reply.raw.setHeader(name, value)
    void handle(raw, reply.raw)
  })
}

/** Redirects and JSON only come from here: nothing may run, nothing may be kept. */
const quietHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
}
