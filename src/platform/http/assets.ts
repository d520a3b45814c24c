import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Styles, scripts, type and marks: names carry their content's hash, so they may be kept for a year. */
export async function addAssets(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/assets/',
    index: false,
    decorateReply: false,
    cacheControl: false,
    setHeaders: reply => {
      reply.header('cache-control', 'public, max-age=31536000, immutable')
    },
  })
}
