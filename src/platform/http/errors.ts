import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isConnectionLost } from '../database/connection-lost.ts'
import {
  Conflict,
  Invalid,
  isKnownError,
  type KnownError,
  NotAllowed,
  NotFound,
  Unavailable,
} from '../errors.ts'
import type { ErrorPageModel, LinkModel } from '../view/models.ts'
import type { Web } from './context.ts'
import { TooMany } from './rates.ts'
import { renderPage } from './render.ts'

/** Not signed in: a page goes to sign-in, the API answers 401. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn'
}

const isApi = (request: FastifyRequest): boolean => request.url.startsWith('/api/')

/** The one place where errors become answers: GOV.UK pages for people, problem+json for programs. */
export function addErrorHandling(app: FastifyInstance, web: Web): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof NotSignedIn) return notSignedIn(request, reply)
    const known = knownFrom(error)
    if (statusOf(known) >= 500) request.log.error({ err: error }, 'request failed')
    return isApi(request) ? sendProblem(request, reply, known) : sendErrorPage(web, request, reply, known)
  })
  app.setNotFoundHandler((request, reply) => {
    const error = new NotFound(
      'We could not find that page. Check the address, or start again from the first page.',
    )
    return isApi(request) ? sendProblem(request, reply, error) : sendErrorPage(web, request, reply, error)
  })
}

function notSignedIn(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!isApi(request)) return reply.redirect(`/sign-in?to=${encodeURIComponent(request.url)}`, 303)
  reply.header('www-authenticate', 'Bearer realm="lantern"')
  return reply
    .status(401)
    .type('application/problem+json')
    .send({
      type: 'about:blank',
      title: 'Not signed in',
      status: 401,
      detail:
        'Send a token: "Authorization: Bearer ...". Make one with `npm run lantern -- token create --role ROLE`.',
      instance: request.url.split('?')[0],
    })
}

export function knownFrom(error: FastifyError | Error): KnownError {
  if (isKnownError(error)) return error
  if (isConnectionLost(error)) {
    const message =
      'Lantern lost its database just now. What was not answered may or may not be done: look, then try again.'
    return new Unavailable(message, 5, { cause: error })
  }
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
  if (status === 413)
    return new Invalid([{ field: '', message: 'That is too large. Send less, or a smaller file.' }])
  if (status === 429) return new TooMany('Too many requests. Wait a minute and try again.', 60)
  if (status === 503)
    return new Unavailable('Lantern is very busy just now. Nothing was changed. Try again shortly.')
  if (status === 403) return new NotAllowed(error.message)
  if (status >= 400 && status < 500) return new Malformed(error.message)
  return new Unavailable(
    'Something went wrong on our side. Nothing was changed. Try again, and tell us if it goes on.',
    0,
  )
}

/** What the HTTP layer itself could not read: broken JSON, a wrong content type. */
class Malformed extends Invalid {
  constructor(message: string) {
    super([{ field: '', message }])
  }
}

export function statusOf(error: KnownError): number {
  if (error instanceof Malformed) return 400
  if (error instanceof Invalid) return 422
  if (error instanceof NotAllowed) return 403
  if (error instanceof NotFound) return 404
  if (error instanceof Conflict) return 409
  if (error instanceof TooMany) return 429
  // Without a time to come back this is our own fault, not a passing shortage.
  return error instanceof Unavailable && error.retryAfterSeconds === 0 ? 500 : 503
}

export const titles: Readonly<Record<number, string>> = {
  400: 'We could not read that',
  403: 'You cannot see or do this',
  404: 'We could not find that',
  409: 'Something changed in the meantime',
  422: 'Some of this needs putting right',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'Lantern is not available just now',
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, error: KnownError): FastifyReply {
  const status = statusOf(error)
  setRetryAfter(reply, error)
  return reply
    .status(status)
    .type('application/problem+json')
    .send({
      type: 'about:blank',
      title: titles[status] ?? 'Error',
      status,
      detail: error.message,
      instance: request.url.split('?')[0],
      ...(error instanceof Invalid ? { errors: error.faults } : {}),
      ...(error instanceof Conflict ? error.detail : {}),
    })
}

async function sendErrorPage(
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  error: KnownError,
): Promise<FastifyReply> {
  const status = statusOf(error)
  setRetryAfter(reply, error)
  const html = await renderPage(web, request, reply, 'platform/error.njk', {
    page: { title: titles[status] ?? 'Something went wrong' },
    error: errorModel(error, status, request.id),
  })
  return reply.status(status).type('text/html; charset=utf-8').send(html)
}

const kinds: Readonly<Record<number, ErrorPageModel['kind']>> = {
  403: 'not-allowed',
  404: 'not-found',
  409: 'conflict',
  429: 'too-many',
  500: 'unavailable',
  503: 'unavailable',
}

function errorModel(error: KnownError, status: number, reference: string): ErrorPageModel {
  const allowed = error instanceof Conflict ? (error.detail.allowed ?? []) : []
  const text =
    allowed.length > 0 ? `${error.message} What you can do now: ${allowed.join(', ')}.` : error.message
  const emergency = error instanceof NotAllowed ? error.emergency : undefined
  return {
    kind: kinds[status] ?? 'invalid',
    text,
    reference,
    ...(emergency ? { next: wayIn(emergency) } : {}),
  }
}

/** Never a dead end for whoever may have to act tonight: opened with a reason, and reviewed the next morning. */
function wayIn({ type, id }: { readonly type: string; readonly id: string }): readonly LinkModel[] {
  return [
    {
      text: 'Open it in an emergency, with a reason',
      href: `/break-glass/open/${encodeURIComponent(type)}/${encodeURIComponent(id)}`,
    },
    { text: 'Go to the first page', href: '/' },
  ]
}

function setRetryAfter(reply: FastifyReply, error: KnownError): void {
  if (error instanceof Unavailable && error.retryAfterSeconds > 0) {
    reply.header('retry-after', String(error.retryAfterSeconds))
  }
}
