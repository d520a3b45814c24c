import type { FastifyReply, FastifyRequest } from 'fastify'
import { numbersCard, numbersSentence } from '../../numbers/words.ts'
import type { ShellModel } from '../../view/models.ts'
import type { Web } from '../context.ts'
import type { ViewModel } from '../page/page.ts'
import type { OpenCouncil } from './councils-store.ts'

type Whose = Pick<OpenCouncil, 'code' | 'name' | 'numbers'> | undefined

/** A page of the open door in the shell of every page, without whatever needs to know who reads it. */
export function sendOpen(
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  council: Whose,
  answer: { readonly template?: string; readonly model: ViewModel; readonly status?: number },
): FastifyReply {
  const { template = 'platform/page.njk', model, status = 200 } = answer
  const html = web.render(template, { ...shell(web, request, council), ...model })
  return reply.status(status).type('text/html; charset=utf-8').send(html)
}

function shell(web: Web, request: FastifyRequest, council: Whose): ShellModel {
  return {
    council: { name: council?.name ?? '', href: council ? firstPage(web, council.code) : '/' },
    cspNonce: request.cspNonce,
    demonstration: web.demonstration,
    footer: {
      links: [
        { text: 'Accessibility', href: '/help/accessibility' },
        { text: 'How we use information', href: '/help/privacy' },
      ],
      // Whatever page somebody is on, and however far down: whom to call.
      note: numbersSentence(council?.numbers),
    },
  }
}

/** The council's own first page, where a module has one; else its telephone numbers. */
export function firstPage(web: Web, code: string): string {
  const pages = web.product.modules.flatMap(module => module.openPages ?? [])
  return pages.some(page => page.path === '/c/{councilCode}') ? `/c/${code}` : `/c/${code}/numbers`
}

/** Shown when nothing else can be: whom to ring. It asks nothing of the database. */
export function sendDown(
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  council: Whose,
  status: 500 | 503,
): FastifyReply {
  const title = 'This page is not working just now'
  const paragraphs = ['Nothing was sent. Try again in a few minutes, or call.']
  const model = {
    page: { title, width: 'question' as const },
    paragraphs,
    cards: [numbersCard(council?.numbers)],
  }
  if (status === 503) reply.header('retry-after', '60')
  return sendOpen(web, request, reply, council, { model, status })
}
