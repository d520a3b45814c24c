import type { FastifyInstance } from 'fastify'
import type { Web } from '../http/context.ts'
import { rate } from '../http/rates.ts'
import { renderPage } from '../http/render.ts'
import { helpPages } from './pages.ts'

/** Help, the accessibility statement and what is done with information: for anyone, signed in or not. */
export function addHelp(app: FastifyInstance, web: Web): void {
  for (const { path, page, sections } of helpPages) {
    app.get(path, { config: rate(web, 'page') }, async (request, reply) => {
      const html = await renderPage(web, request, reply, 'platform/prose.njk', { page, sections })
      return reply.type('text/html; charset=utf-8').send(html)
    })
  }
}
