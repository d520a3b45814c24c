import type { FastifyInstance } from 'fastify'
import type { Web } from '../context.ts'
import { rate } from '../rates.ts'
import { renderPage } from '../render.ts'
import { openApiOf } from './openapi.ts'
import { operationViews } from './operation-view.ts'

/** The API described for programs at /api/openapi.json and for people at /api. Both are public. */
export function addApiDocuments(app: FastifyInstance, web: Web): void {
  // Made when first asked for: describing every shape takes a good part of the time of a start.
  const document = once(() => openApiOf(web.product, web.publicUrl))
  const operations = once(() => operationViews(web.product, web.publicUrl))
  app.get('/api/openapi.json', { config: rate(web, 'page') }, async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(document()),
  )
  app.get('/api', { config: rate(web, 'page') }, async (request, reply) => {
    const html = await renderPage(web, request, reply, 'platform/api.njk', {
      page: {
        title: 'Lantern for other systems',
        lede: 'The same commands and queries that the pages use, as JSON.',
      },
      operations: operations(),
      documentHref: '/api/openapi.json',
    })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
