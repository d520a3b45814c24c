import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Caller } from '../../access/actor.ts'
import { Invalid } from '../../errors.ts'
import { MOST_SENT_WITH_FILE } from '../../files/index.ts'
import { isUuid } from '../../ids.ts'
import type { AnyCommand, AnyQuery } from '../../module.ts'
import type { Web } from '../context.ts'
import { NotSignedIn } from '../errors.ts'
import { rate, refusedTokenCounter } from '../rates.ts'
import { apiPrefix, type Operation, operationsOf } from './operation.ts'
import { tokenReader } from './token.ts'

/** The JSON API: the same commands and queries, one route for each that has an address. */
export async function addApi(app: FastifyInstance, web: Web): Promise<void> {
  const reader = tokenReader(web)
  const countRefused = refusedTokenCounter(app, web)
  for (const operation of operationsOf(web.product)) {
    app.route({
      method: operation.method,
      url: apiPrefix + operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      config: rate(web, 'api'),
      ...('takesFile' in operation.unit && operation.unit.takesFile
        ? { bodyLimit: MOST_SENT_WITH_FILE }
        : {}),
      onRequest: async request => {
        request.signedIn = await reader(request).catch(async error => {
          if (error instanceof NotSignedIn) await countRefused(request)
          throw error
        })
      },
      handler: async (request, reply) => {
        const input = { ...inputOf(operation, request), ...(request.params as object) }
        const answer = await callUnit(web, operation.unit, input, callerOf(request))
        return reply.status(statusOf(operation.unit)).send(answer)
      },
    })
  }
}

function statusOf(unit: AnyCommand | AnyQuery): number {
  return unit.kind === 'command' ? (unit.status ?? 200) : 200
}

function callUnit(web: Web, unit: AnyCommand | AnyQuery, input: unknown, caller: Caller): Promise<unknown> {
  return unit.kind === 'command' ? web.runner.run(unit, input, caller) : web.runner.ask(unit, input, caller)
}

function inputOf(operation: Operation, request: FastifyRequest): object {
  if (operation.method === 'GET') return request.query as object
  const body = request.body ?? {}
  if (typeof body !== 'object' || Array.isArray(body)) {
    throw new Invalid([{ field: '', message: 'Send a JSON object.' }])
  }
  return body
}

export function callerOf(request: FastifyRequest): Caller {
  const { signedIn } = request
  if (!signedIn) throw new Error('The route must find who is signed in before it calls anything')
  const key = request.headers['idempotency-key']
  if (key === undefined) return { actor: signedIn.actor, via: 'api' }
  if (typeof key !== 'string' || !isUuid(key.toLowerCase())) {
    throw new Invalid([{ field: 'Idempotency-Key', message: 'The Idempotency-Key header must be a UUID.' }])
  }
  return { actor: signedIn.actor, via: 'api', requestId: key.toLowerCase() }
}
