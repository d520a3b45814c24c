import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { NoticeModel } from '../../../view/models.ts'
import type { Web } from '../../context.ts'
import { rates } from '../../rates.ts'
import { renderPage } from '../../render.ts'
import { typedFrom } from '../form/fill.ts'
import { sentOf } from '../form/typed.ts'
import type { ListPage, PageContext } from '../page.ts'
import { pageContext } from '../page-context.ts'
import { fillPath, routePath } from '../route-path.ts'
import { tidied, viewOf } from './address.ts'
import { type Criteria, readCriteria, searchField } from './criteria.ts'
import { formatAsked, sendFile } from './export.ts'
import { type Place, placeInTitle } from './pages.ts'
import { twinOf, twinValues, withoutTwin } from './twin.ts'
import { type ListAnswer, listModel } from './view.ts'

/** The list pattern whole: see ListPage. */
export function addListPage(app: FastifyInstance, web: Web, page: ListPage): void {
  app.get(routePath(page.path), { config: rateOf(web) }, async (request, reply) => {
    const ctx = pageContext(web, request)
    const tidy = tidyAddress(page, request, ctx)
    if (tidy) return reply.redirect(tidy, 303)
    const helper = await page.helper?.(ctx)
    const filters = [...(page.filters ?? []), ...(page.moreFilters ?? [])].map(field =>
      typeof field === 'function' ? field(ctx, helper) : field,
    )
    const sent = askedFor(page, request)
    const search = searchField(page)
    const read = readCriteria(page, [...(search ? [search] : []), ...filters], sent, ctx.params)
    const criteria = { ...read, input: { ...page.input?.(ctx), ...read.input } }
    const format = formatAsked(request.query)
    if (page.export && format) return sendFile(reply, format, page.export, criteria.input, ctx)
    return showList(web, page, request, reply, { ctx, helper, filters, criteria })
  })
}

interface Asked {
  readonly ctx: PageContext
  readonly helper: unknown
  readonly filters: Parameters<typeof listModel>[0]['filters']
  readonly criteria: Criteria
}

async function showList(
  web: Web,
  page: ListPage,
  request: FastifyRequest,
  reply: FastifyReply,
  { ctx, helper, filters, criteria }: Asked,
): Promise<FastifyReply> {
  const { answer, place, beyond } = await askForPage(page, ctx, criteria)
  const notice = leftOutNotice(beyond ? [...criteria.leftOut, 'the page'] : criteria.leftOut)
  const { input } = criteria
  const model = page.page(answer as never, ctx, helper, input)
  const cards = page.cards?.(answer as never, ctx, helper, input)
  const typed = { ...criteria.typed, ...startingOrder(page, criteria) }
  const path = fillPath(page.path, ctx.params)
  const values = twinValues(page, request.query)
  const steering = Object.entries(values).map(([name, value]) => [name, [value]] as const)
  const view = { ...viewOf(criteria.fields, criteria.typed), ...Object.fromEntries(steering) }
  const twin = await twinOf(page, { ctx, path, view, values, answer, input })
  const list = listModel({ page, ctx, helper, input, path, view, typed, filters, answer, place, twin })
  const title = model.title + placeInTitle(place)
  const html = await renderPage(web, request, reply, 'platform/page.njk', {
    page: { width: 'wide', ...(notice ? { notice } : {}), ...model, title },
    ...(cards ? { cards } : {}),
    list,
  })
  return reply.type('text/html; charset=utf-8').send(html)
}

/**
 * Where this list is at home, for a request whose address has empty parts: a form sends every box, filled or not.
 * Before anything is asked, so that one search is one event. A file is taken at once, from whatever address.
 */
function tidyAddress(page: ListPage, request: FastifyRequest, ctx: PageContext): string | undefined {
  const at = request.url.indexOf('?')
  if (at < 0 || formatAsked(request.query) || Object.keys(sentOf(request.query)).length === 0)
    return undefined
  // Read as an address, so that no letter is left that a header could not carry.
  const { search } = new URL(request.url.slice(at), 'http://list.invalid')
  const query = tidied(search.slice(1), Object.keys(page.defaults ?? {}))
  if (query === undefined) return undefined
  return `${fillPath(page.path, ctx.params)}${query === '' ? '' : `?${query}`}`
}

/** The query string, or the list's defaults where there is none at all. */
function askedFor(page: ListPage, request: FastifyRequest): Readonly<Record<string, unknown>> {
  const sent = withoutTwin(page, sentOf(request.query))
  return Object.keys(sent).length === 0 ? { ...page.defaults } : sent
}

/** A page past the end (rows have gone since the link was made) becomes the last there is. */
async function askForPage(page: ListPage, ctx: PageContext, criteria: Criteria) {
  const answer = (await ctx.ask(page.query, criteria.input)) as ListAnswer
  const place = placeOf(answer, criteria)
  if (answer.items.length > 0 || answer.total === 0 || place.page <= place.pages) {
    return { answer, place, beyond: false }
  }
  const last = { ...criteria, input: { ...criteria.input, page: place.pages } }
  const again = (await ctx.ask(page.query, last.input)) as ListAnswer
  return { answer: again, place: placeOf(again, last), beyond: true }
}

function placeOf(answer: ListAnswer, criteria: Criteria): Place {
  const page = answer.page ?? Number(criteria.input.page ?? 1)
  const perPage = answer.perPage ?? Math.max(answer.items.length, 1)
  return {
    page,
    pages: Math.max(1, Math.ceil(answer.total / perPage)),
    more: answer.totalIsLowerBound === true,
  }
}

/** The order as the query reads it, its own defaults too, so that its column is marked in any case. */
function startingOrder(page: ListPage, criteria: Criteria) {
  const read = page.query.input.safeParse(criteria.input)
  const steering = ['sort', 'direction'].map(name => ({ kind: 'hidden' as const, name, label: '' }))
  return read.success ? typedFrom(steering, sentOf(read.data)) : {}
}

function leftOutNotice(leftOut: readonly string[]): NoticeModel | undefined {
  const words = [...new Set(leftOut)]
  if (words.length === 0) return undefined
  return {
    kind: 'information',
    heading: 'Part of this address could not be used',
    text: `We left out: ${words.join(', ')}. Everything else was used.`,
  }
}

const classOf = (request: FastifyRequest) => (formatAsked(request.query) ? 'export' : 'page')

/** One address, two classes: looking, and taking away. */
function rateOf(web: Web) {
  return {
    rateLimit: {
      timeWindow: '1 minute',
      max: (request: FastifyRequest) => rates[classOf(request)].max * web.rateFactor,
      keyGenerator: (request: FastifyRequest) =>
        `${classOf(request)}:${request.signedIn?.actor.id ?? request.ip}`,
    },
  }
}
