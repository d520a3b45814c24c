import type { FastifyInstance } from 'fastify'
import type { Web } from './context.ts'

/** For the machines that watch: alive, ready (migrated and connected), and the numbers. */
export function addHealth(app: FastifyInstance, web: Web): void {
  app.get('/health/live', async () => ({ status: 'live' }))
  app.get('/health/ready', async (_request, reply) => {
    const ready = await web.ready()
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' })
  })
  app.get('/metrics', async (_request, reply) => {
    const { text, contentType } = await web.metrics.render()
    return reply.type(contentType).send(text)
  })
}
