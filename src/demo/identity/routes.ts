import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Provider } from 'oidc-provider'
import type { Web } from '#platform/http/context.ts'
import { renderPage } from '#platform/http/render.ts'
import { demoGroups, demoPersonBy } from './people.ts'
import { demoPath, peoplePath } from './provider.ts'

/** The pages of the demonstration's provider: ours, in the shell and under the policy of every other page. */
export function addPeoplePages(app: FastifyInstance, web: Web, provider: Provider): void {
  app.get(`${peoplePath}/:uid`, async (request, reply) => {
    const details = await interactionOf(provider, request, reply)
    if (!details) return reply.redirect(`${demoPath}/problem`, 303)
    const { uid } = request.params as { uid: string }
    return showPeople(web, request, reply, `${peoplePath}/${encodeURIComponent(uid)}`)
  })
  app.post(`${peoplePath}/:uid`, async (request, reply) => {
    const person = demoPersonBy(((request.body ?? {}) as { person?: unknown }).person)
    const details = await interactionOf(provider, request, reply)
    if (!details) return reply.redirect(`${demoPath}/problem`, 303)
    if (!person) return reply.redirect(request.url, 303)
    await forgetBefore(provider, details, reply)
    const login = { accountId: person.key, remember: false }
    return reply.redirect(await provider.interactionResult(request.raw, reply.raw, { login }), 303)
  })
  app.get(`${demoPath}/problem`, (request, reply) => showProblem(web, request, reply))
  app.get(`${demoPath}/leave`, (_request, reply) => leave(web, provider, reply))
}

/**
 * Whoever was chosen in this browser before is forgotten, the provider's session with them: to change over from
 * one person to another the library shows a page with a script inside, which our policy does not let run.
 */
async function forgetBefore(
  provider: Provider,
  details: Awaited<ReturnType<Provider['interactionDetails']>>,
  reply: FastifyReply,
): Promise<void> {
  delete details.session
  await details.save(details.exp - Math.floor(Date.now() / 1000))
  reply.header('set-cookie', endedSession(provider))
}

function endedSession(provider: Provider): string[] {
  const name = provider.cookieName('session')
  return [name, `${name}.sig`].map(cookie => `${cookie}=; Path=${demoPath}; Max-Age=0; HttpOnly`)
}

/**
 * The sign-in under way in this very browser: the provider's own signed cookie says so, which is also what
 * keeps another site from choosing for the visitor. Undefined when it is over or was never begun here.
 */
async function interactionOf(provider: Provider, request: FastifyRequest, reply: FastifyReply) {
  const { uid } = request.params as { uid: string }
  try {
    const details = await provider.interactionDetails(request.raw, reply.raw)
    return details.uid === uid ? details : undefined
  } catch {
    return undefined
  }
}

async function showPeople(
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  action: string,
): Promise<FastifyReply> {
  const html = await renderPage(web, request, reply, 'platform/sign-in/choose-person.njk', {
    page: {
      title: 'Who would you like to be?',
      lede: 'This demonstration asks for no password. Choose a person, and see Lantern as they see it.',
    },
    action,
    groups: demoGroups(),
  })
  return reply.type('text/html; charset=utf-8').send(html)
}

async function showProblem(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const html = await renderPage(web, request, reply, 'platform/sign-in/sign-in.njk', {
    page: { title: 'This sign-in is over', width: 'question' },
    paragraphs: ['It took too long, or it was begun in another window. Nothing is lost.'],
    button: { text: 'Start again', href: '/sign-in/start' },
  })
  return reply.status(400).type('text/html; charset=utf-8').send(html)
}

/** Signing out at the provider: its session is forgotten, and the browser goes back to the one place it may. */
function leave(web: Web, provider: Provider, reply: FastifyReply): FastifyReply {
  return reply
    .header('set-cookie', endedSession(provider))
    .redirect(`${web.publicUrl}/sign-in/signed-out`, 303)
}
