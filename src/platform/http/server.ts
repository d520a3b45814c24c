import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { TrustedProxy } from '../config/proxy.ts'
import { Unavailable } from '../errors.ts'
import type { Web } from './context.ts'
import { isOpenDoor } from './open/door.ts'

const MEGABYTE = 1024 * 1024

/** The bare server with what every route needs to read a request and shed load; never at the open doors. */
export async function createServer(web: Web, log: FastifyBaseLogger): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusted(web.trustProxy),
    bodyLimit: MEGABYTE,
    genReqId: () => randomUUID(),
    // Idle connections close at once on stopping; requests in flight are answered first.
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })
  app.decorateRequest('signedIn', undefined)
  app.setReplySerializer(jsonOf)
  await app.register(compress, { global: true, threshold: 1024, encodings: ['br', 'gzip'] })
  await app.register(formbody, { bodyLimit: MEGABYTE })
  await app.register(multipart, { limits: { fileSize: 200 * MEGABYTE, files: 10, fields: 200 } })
  await app.register(underPressure, {
    maxEventLoopDelay: web.shedAboveMs ?? 1_500,
    retryAfter: 10,
    pressureHandler: request => {
      if (isOpenDoor(request)) return
      throw new Unavailable('Lantern is very busy just now. Nothing was changed. Try again shortly.', 10)
    },
  })
  return app
}

/** Words that people typed come back in answers: whatever a browser takes JSON for, there is no tag in it. */
function jsonOf(answer: unknown): string {
  return JSON.stringify(answer).replaceAll('<', '\\u003c')
}

/** As Fastify's types have it: a number of hops is said as a function of the hop. */
function trusted(proxy: TrustedProxy): false | string[] | ((address: string, hop: number) => boolean) {
  if (proxy === false) return false
  return typeof proxy === 'number' ? (_address, hop) => hop < proxy : [...proxy]
}
