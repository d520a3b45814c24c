import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { signOut } from '../../accounts/index.ts'
import type { Web } from '../context.ts'
import { rate } from '../rates.ts'
import { messages, sendMessage } from './pages.ts'
import type { Provider } from './provider.ts'

export function addSignOut(app: FastifyInstance, web: Web, provider: Provider): void {
  const config = rate(web, 'signIn')
  app.post('/sign-out', { config, preHandler: app.csrfProtection }, (request, reply) =>
    leave(web, provider, request, reply),
  )
  app.get('/sign-in/signed-out', { config }, (request, reply) =>
    sendMessage(web, request, reply, messages.signedOut),
  )
}

async function leave(
  web: Web,
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { signedIn } = request
  if (signedIn) await web.runner.run(signOut, {}, { actor: signedIn.actor, via: 'page' })
  const idToken = request.session.identity?.idToken
  await request.session.destroy()
  request.signedIn = undefined
  reply.clearCookie(web.tls ? '__Host-lantern' : 'lantern', { path: '/', secure: web.tls })
  // Not "cookies": that would sign the person out of every other service of their council's domain.
  reply.header('clear-site-data', '"cache", "storage"')
  const url = await provider.signOutUrl(idToken)
  if (!url) return reply.redirect('/sign-in/signed-out', 303)
  if (url.origin === new URL(web.publicUrl).origin) return reply.redirect(url.href, 303)
  // A form may lead to this service only (form-action 'self', redirects too), so a page goes on from here.
  reply.header('refresh', `0;url=${url.href}`)
  return sendMessage(web, request, reply, messages.signingOut(url))
}
