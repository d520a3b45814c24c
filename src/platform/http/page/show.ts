import type { FastifyInstance } from 'fastify'
import type { Web } from '../context.ts'
import { rate } from '../rates.ts'
import { renderPage } from '../render.ts'
import type { ShowPage } from './page.ts'
import { pageContext } from './page-context.ts'
import { routePath } from './route-path.ts'

/** One record, or one gathered picture, shown. */
export function addShowPage(app: FastifyInstance, web: Web, page: ShowPage): void {
  app.get(routePath(page.path), { config: rate(web, 'page') }, async (request, reply) => {
    const ctx = pageContext(web, request)
    const answer = await ctx.ask(page.query, { ...page.input?.(ctx), ...ctx.params })
    const model = await page.model(answer, ctx)
    const html = await renderPage(web, request, reply, page.template, model)
    return reply.type('text/html; charset=utf-8').send(html)
  })
}
