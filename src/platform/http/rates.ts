import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Unavailable } from '../errors.ts'
import { plural } from '../view/filters.ts'
import type { Web } from './context.ts'

/**
 * How many requests a minute each class of route takes from one person (or, when nobody is signed in, one
 * address). Pages that receive a worry about someone are never limited away: they get no class.
 */
export const rates = {
  page: { max: 600, what: 'pages' },
  write: { max: 120, what: 'changes' },
  signIn: { max: 120, what: 'sign-in attempts' },
  refusedToken: { max: 120, what: 'API requests without a valid token' },
  api: { max: 6_000, what: 'API requests' },
  export: { max: 30, what: 'downloads' },
} as const

export type RateClass = keyof typeof rates

export async function addRateLimits(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    // After it is known who asks, before anything they send is read.
    hook: 'onRequest',
    keyGenerator: request => request.signedIn?.actor.id ?? request.ip,
    errorResponseBuilder: (_request, context) => tooMany(Math.ceil(context.ttl / 1000)),
  })
}

/**
 * Counts, for its address, a request that was refused before it was known who asks: a class is counted for a
 * person only afterwards. The function it gives throws TooMany once they are too many.
 */
export function refusedTokenCounter(
  app: FastifyInstance,
  web: Web,
): (request: FastifyRequest) => Promise<void> {
  const count = app.createRateLimit({
    max: rates.refusedToken.max * web.rateFactor,
    timeWindow: '1 minute',
    keyGenerator: request => request.ip,
  })
  return async request => {
    const counted = await count(request)
    if (!counted.isAllowed && counted.isExceeded) throw tooMany(counted.ttlInSeconds)
  }
}

const tooMany = (seconds: number): TooMany =>
  new TooMany(`Too many requests. Wait ${plural(seconds, 'second')} and try again.`, seconds)

/** The route option that puts a route in a class. */
export function rate(web: Web, name: RateClass): { rateLimit: { max: number; timeWindow: string } } {
  return { rateLimit: { max: rates[name].max * web.rateFactor, timeWindow: '1 minute' } }
}

/** Mapped to 429 by the doors: the one "unavailable" that is about this caller alone. */
export class TooMany extends Unavailable {
  readonly statusCode = 429
}
