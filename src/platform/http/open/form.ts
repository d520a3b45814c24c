import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Web } from '../context.ts'
import { readParts } from '../page/form/upload.ts'
import type { UploadedFile } from '../page/form/value.ts'
import type { FormField } from '../page/page.ts'
import { routePath } from '../page/route-path.ts'
import { openContext, pathOf } from './context.ts'
import type { Councils } from './councils.ts'
import type { Failures } from './failures.ts'
import type { OpenFormPage } from './page.ts'
import { sendOpen } from './render.ts'
import { type Answer, sendCheck, sendStep, showFirst } from './send.ts'
import { isStepped, loadState, type OpenState } from './state.ts'

/** Bytes of words, answers so far among them: a letter may take nine on its way. */
const MOST_SENT = 4 * 1024 * 1024

interface Parts {
  readonly councils: Councils
  readonly failures: Failures
}

/**
 * An open form: see OpenFormPage. Opened at its own address; each step is sent with all that was answered before,
 * and answered with the next. There is nothing to come back to by address: a step opened so leads to the start.
 */
export function addOpenForm(app: FastifyInstance, web: Web, parts: Parts, page: OpenFormPage): void {
  const url = routePath(page.path)
  app.get(url, async (request, reply) => {
    const ctx = await openContext(web, parts.councils, request)
    const { model } = showFirst(await loadState(web, page, ctx, request))
    return sendOpen(web, request, reply, councilOf(ctx), { model })
  })
  if (!isStepped(page)) {
    addSending(app, web, parts, page, url, state => sendStep(state, 0, parts.failures))
    return
  }
  for (const [at, step] of page.steps.entries()) {
    addStart(app, web, parts, page, `${url}/${step.slug}`)
    addSending(app, web, parts, page, `${url}/${step.slug}`, state => sendStep(state, at, parts.failures))
  }
  addStart(app, web, parts, page, `${url}/check`)
  addSending(app, web, parts, page, `${url}/check`, state => sendCheck(state, parts.failures))
}

function addStart(
  app: FastifyInstance,
  web: Web,
  { councils }: Parts,
  page: OpenFormPage,
  url: string,
): void {
  app.get(url, async (request, reply) => {
    const ctx = await openContext(web, councils, request)
    return reply.redirect(pathOf(page, ctx.councilCode, ctx.params), 303)
  })
}

function addSending(
  app: FastifyInstance,
  web: Web,
  { councils }: Parts,
  page: OpenFormPage,
  url: string,
  send: (state: OpenState) => Promise<Answer>,
): void {
  const file = fileOf(page)
  app.post(url, { bodyLimit: MOST_SENT }, async (request: FastifyRequest, reply) => {
    await readParts(request, file)
    forgetNames(request)
    const ctx = await openContext(web, councils, request)
    const answer = await send(await loadState(web, page, ctx, request))
    return sendOpen(web, request, reply, councilOf(ctx), answer)
  })
}

/** A camera names its pictures by the second, and a person by what they show: only the kind of file is kept. */
function forgetNames(request: FastifyRequest): void {
  const { files, faults } = request.uploads ?? { files: {}, faults: [] }
  const renamed = Object.entries(files).map(([name, file]) => [name, { ...file, fileName: plainName(file) }])
  request.uploads = { files: Object.fromEntries(renamed), faults }
}

const plainName = ({ fileName }: UploadedFile): string =>
  `file${/\.[a-z0-9]{1,5}$/.exec(fileName.toLowerCase())?.[0] ?? ''}`

function fileOf(page: OpenFormPage): FormField | undefined {
  if (page.check?.file) return page.check.file
  return page.steps
    .flatMap(step => step.fields.flatMap(field => (typeof field === 'function' ? [] : [field])))
    .find(field => field.kind === 'file')
}

const councilOf = (ctx: OpenState['ctx']) => ({
  code: ctx.councilCode,
  name: ctx.councilName,
  numbers: ctx.numbers,
})
