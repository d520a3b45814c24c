import type { FastifyInstance } from 'fastify'
import type { Web } from '../context.ts'
import { routePath } from '../page/route-path.ts'
import { openContext } from './context.ts'
import type { Councils } from './councils.ts'
import type { OpenShowPage } from './page.ts'
import { sendOpen } from './render.ts'

export function addOpenShow(app: FastifyInstance, web: Web, councils: Councils, page: OpenShowPage): void {
  app.get(routePath(page.path), async (request, reply) => {
    const ctx = await openContext(web, councils, request)
    const answer = page.query ? await ctx.ask(page.query, { ...page.input?.(ctx), ...ctx.params }) : undefined
    const model = await page.model(answer, ctx)
    const council = { code: ctx.councilCode, name: ctx.councilName, numbers: ctx.numbers }
    return sendOpen(web, request, reply, council, { template: page.template, model })
  })
}
