import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Web } from '../context.ts'
import { knownFrom, statusOf, titles } from '../errors.ts'
import { isAway, isOurFault } from './away.ts'
import { codeIn } from './context.ts'
import { Away, type Councils, councilsIn } from './councils.ts'
import { DOOR, leavesNoTrace } from './door.ts'
import { Failures } from './failures.ts'
import { addOpenForm } from './form.ts'
import { refuseForeign } from './origin.ts'
import type { OpenPage } from './page.ts'
import { firstPage, sendDown, sendOpen } from './render.ts'
import { addOpenShow } from './show.ts'

/**
 * The open doors: every module's pages for anyone. They stand apart from all that could remember a visitor: no
 * session or cookie is registered here, no line is logged, no rate is counted and no load is shed.
 */
export function addOpenPages(app: FastifyInstance, web: Web): void {
  const pages = web.product.modules.flatMap(module => module.openPages ?? [])
  if (pages.length === 0) return
  const failures = new Failures(app.log)
  app.addHook('onResponse', async request => {
    if (!leavesNoTrace(request)) failures.tellWhenOver(web.clock.now())
  })
  app.addHook('onClose', async () => failures.tell())
  app.register(async door => addDoors(door, web, pages, failures), { logLevel: 'silent' })
}

async function addDoors(
  door: FastifyInstance,
  web: Web,
  pages: readonly OpenPage[],
  failures: Failures,
): Promise<void> {
  const councils = councilsIn(web.pool)
  door.addHook('onReady', () => councils.readAll())
  door.addHook('onRequest', async request => {
    if (request.method === 'POST') refuseForeign(request, web.publicUrl)
  })
  door.setErrorHandler<FastifyError>((error, request, reply) =>
    fail(web, councils, failures, error, request, reply),
  )
  for (const page of pages) {
    checkPath(page)
    if (page.kind === 'open-show') addOpenShow(door, web, councils, page)
    else addOpenForm(door, web, { councils, failures }, page)
  }
}

function checkPath({ path }: OpenPage): void {
  if (path !== '/c/{councilCode}' && !path.startsWith(`${DOOR}{councilCode}/`))
    throw new Error(`The open page ${path} must be at /c/{councilCode}/...`)
}

async function fail(
  web: Web,
  councils: Councils,
  failures: Failures,
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const council =
    error instanceof Away ? error.council : await councils.known(codeIn(request)).catch(() => undefined)
  const down = isAway(error)
  const known = knownFrom(error)
  const status = statusOf(known)
  if (down || (isOurFault(error) && status >= 500)) failures.note(error, web.clock.now())
  if (down || status >= 500) return sendDown(web, request, reply, council, down ? 503 : 500)
  const next = council ? [{ text: 'Start from the first page', href: firstPage(web, council.code) }] : []
  const model = {
    page: { title: titles[status] ?? 'Something went wrong' },
    error: { kind: 'invalid', text: known.message, next },
  }
  return sendOpen(web, request, reply, council, { template: 'platform/error.njk', model, status })
}
