import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isUuid } from '../../../ids.ts'
import type { Web } from '../../context.ts'
import { rate } from '../../rates.ts'
import { renderPage } from '../../render.ts'
import { type DraftKey, deleteDraft, readDraft, saveDraft } from '../form/drafts.ts'
import { signedOutNotice } from '../form/notices.ts'
import { ownerMark, stashAndSignIn, takeStash } from '../form/stash.ts'
import { refuseStrangers } from '../form/strangers.ts'
import { isBlank, sentOf, type Typed, textOf } from '../form/typed.ts'
import type { AnswerRow, PageContext, RowsPage } from '../page.ts'
import { pageContext } from '../page-context.ts'
import { fillPath, routePath } from '../route-path.ts'
import { typedOn } from './names.ts'
import { type RowOutcome, sendRows } from './send.ts'
import { type RowsShown, rowsView } from './view.ts'

const OUT_OF_DATE =
  'Your page was out of date, so nothing was sent. Check your answers and press the button again.'

/** Several records on one page, each sent by itself: see RowsPage. */
export function addRowsPage(app: FastifyInstance, web: Web, page: RowsPage): void {
  const url = routePath(page.path)
  app.get(url, { config: rate(web, 'page') }, async (request, reply) => {
    const one = await load(web, page, request, reply)
    const stash = takeStash(web, request, one.ctx.accountId)
    const kept = (await readDraft(web.pool, one.key))?.typed ?? {}
    const typed = stash ? typedOn(one.rows, stash) : kept
    return respond(one, 200, { typed, outcomes: [], ...(stash ? { notice: signedOutNotice } : {}) })
  })
  app.route({
    method: 'POST',
    url,
    config: rate(web, 'write'),
    preHandler: [
      async request => {
        if (!request.signedIn) stashAndSignIn(web, request, [])
      },
      app.csrfProtection,
    ],
    handler: async (request, reply) => send(await load(web, page, request, reply)),
    errorHandler: async (error, request, reply) => {
      if (!error.code?.startsWith('FST_CSRF_')) throw error
      const one = await load(web, page, request, reply)
      const typed = typedOn(one.rows, sentOf(request.body))
      return respond(one, 403, { typed, outcomes: [], problem: OUT_OF_DATE })
    },
  })
}

/** Everything one request stands on, loaded as this person. */
interface Loaded {
  readonly web: Web
  readonly page: RowsPage
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly ctx: PageContext
  readonly rows: readonly AnswerRow[]
  readonly key: DraftKey
  readonly requestId: string
}

async function load(web: Web, page: RowsPage, request: FastifyRequest, reply: FastifyReply): Promise<Loaded> {
  const ctx = pageContext(web, request)
  await refuseStrangers(web, page, request, ctx)
  const rows = await page.rows(ctx)
  const subject = fillPath(page.path, ctx.params)
  const key = { councilId: ctx.councilId, accountId: ctx.accountId, form: page.path, subject }
  const posted = textOf(sentOf(request.body)._requestId).toLowerCase()
  const requestId = isUuid(posted) ? posted : web.ids.random()
  return { web, page, request, reply, ctx, rows, key, requestId }
}

async function send(one: Loaded): Promise<FastifyReply> {
  const typed = typedOn(one.rows, sentOf(one.request.body))
  const outcomes = await sendRows(one, one.rows, typed)
  await keepOthers(one, outcomes, typed)
  const refused = outcomes.some(outcome => outcome.kind === 'refused')
  return respond(one, refused ? 422 : 200, { typed, outcomes })
}

/** What was typed in rows that were not taken is kept; there is no draft of what was. */
async function keepOthers(
  { web, key, ctx, requestId }: Loaded,
  outcomes: readonly RowOutcome[],
  typed: Typed,
) {
  const open = outcomes
    .filter(({ kind }) => kind === 'left' || kind === 'refused')
    .map(({ row }) => `${row.key}.`)
  const kept = Object.entries(typed).filter(([name]) => open.some(start => name.startsWith(start)))
  if (kept.every(([name, value]) => isBlank(value) || name.endsWith('.version'))) {
    return deleteDraft(web.pool, key)
  }
  await deleteDraft(web.pool, key)
  // The version stays what was read when the page is shown again.
  const answers = Object.fromEntries(kept.filter(([name]) => !name.endsWith('.version')))
  await saveDraft(
    web.pool,
    key,
    { typed: answers, step: 'rows', answered: false, requestId, seen: 0 },
    ctx.now,
  )
}

type Showing = Pick<RowsShown, 'typed' | 'outcomes' | 'notice' | 'problem'>

async function respond(one: Loaded, status: number, showing: Showing): Promise<FastifyReply> {
  const { web, page, request, reply, ctx, rows, requestId } = one
  const parts = {
    // The rows are in the address.
    action: request.url,
    csrfToken: reply.generateCsrf(),
    requestId,
    hidden: { _for: ownerMark(web, ctx.accountId) },
  }
  const view = rowsView({ page, ctx, rows, parts, ...showing })
  const html = await renderPage(web, request, reply, 'platform/page.njk', view)
  return reply.status(status).type('text/html; charset=utf-8').send(html)
}
