import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NotAllowed } from '../../errors.ts'
import type { Web } from '../context.ts'
import { NotSignedIn } from '../errors.ts'
import { rate } from '../rates.ts'
import { enter } from './enter.ts'
import { sendChoice } from './pages.ts'
import { wayKey, waysOf } from './people.ts'

/** Which of several roles to work in: asked after signing in, and again whenever the person wants to change. */
export function addRolesPage(app: FastifyInstance, web: Web): void {
  const config = rate(web, 'signIn')
  app.get('/roles', { config }, async (request, reply) => {
    // In the demonstration every person has one role: changing role is signing in as someone else.
    if (web.oidc?.prompt === 'login' && request.signedIn) return reply.redirect('/sign-in/start', 303)
    return sendChoice(web, request, reply, await waysOf(web, identityIn(request)))
  })
  app.post('/roles', { config, preHandler: app.csrfProtection }, (request, reply) =>
    choose(web, request, reply),
  )
}

async function choose(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const identity = identityIn(request)
  const { choice } = (request.body ?? {}) as { choice?: unknown }
  const way = (await waysOf(web, identity)).find(one => wayKey(one) === choice)
  if (!way) throw new NotAllowed('You do not hold that role any more. Choose another one.')
  const { to = '/', firstTime = false } = request.session
  return enter(web, request, reply, { identity, way, to, firstTime })
}

function identityIn(request: FastifyRequest) {
  const { identity } = request.session
  if (!identity) throw new NotSignedIn()
  return { issuer: identity.issuer, subject: identity.subject, idToken: identity.idToken }
}
