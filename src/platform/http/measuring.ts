import type { FastifyInstance } from 'fastify'
import type { Web } from './context.ts'
import { leavesNoTrace } from './open/door.ts'

/**
 * One line and one measurement for each answer: route and status, never an address with an id or a query. None for
 * the open doors and what their pages fetch: numbers are read every few seconds and kept, so even a bare count of
 * visits would tell when somebody came.
 */
export function addMeasuring(app: FastifyInstance, web: Web): void {
  app.addHook('onResponse', async (request, reply) => {
    if (leavesNoTrace(request)) return
    const route = request.routeOptions.url ?? 'unknown'
    const seconds = reply.elapsedTime / 1000
    web.metrics.request({ method: request.method, route, status: reply.statusCode, seconds })
    request.log.info(
      {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(seconds * 1000),
      },
      'answered',
    )
  })
}
