import type { FastifyRequest } from 'fastify'
import type { Caller } from '../../access/actor.ts'
import type { PersonRole } from '../../access/roles.ts'
import { civilDate } from '../../clock.ts'
import type { AnyCommand, AnyQuery } from '../../module.ts'
import { ruleOf } from '../../runner.ts'
import type { SignedIn, Web } from '../context.ts'
import { NotSignedIn } from '../errors.ts'
import type { PageContext, PanelView } from './page.ts'

/** The person signed in on this page; without one the browser is sent to sign in. */
export function personOn(request: FastifyRequest): SignedIn {
  if (!request.signedIn) throw new NotSignedIn()
  return request.signedIn
}

export function pageCaller(request: FastifyRequest, requestId?: string): Caller {
  const { actor } = personOn(request)
  return requestId ? { actor, via: 'page', requestId } : { actor, via: 'page' }
}

export function pageContext(web: Web, request: FastifyRequest): PageContext {
  const { actor, councilName, councilCode } = personOn(request)
  const now = web.clock.now()
  const ctx: PageContext = {
    role: actor.role as PersonRole,
    accountId: actor.id ?? '',
    homeIds: actor.homeIds,
    councilId: actor.councilId,
    councilCode,
    councilName,
    publicUrl: web.publicUrl,
    now,
    today: civilDate(now),
    params: request.params as Record<string, string>,
    queryString: request.query as Record<string, string | string[]>,
    ask: (query, input) => web.runner.ask(query, input, pageCaller(request)),
    mayEver: unit => roleMay(web, unit, actor.role as PersonRole),
    recordHref: (type, id) => web.product.modules.map(module => module.records?.[type]?.(id)).find(Boolean),
    panels: (place, subject) => panelsAt(web, place, subject, ctx),
  }
  return ctx
}

function roleMay(web: Web, unit: AnyCommand | AnyQuery, role: PersonRole): boolean {
  return ruleOf(web.product.policy, unit.can).grants.some(grant => grant.roles.includes(role))
}

async function panelsAt(web: Web, place: string, subject: unknown, ctx: PageContext): Promise<PanelView[]> {
  const panels = web.product.modules
    .flatMap(module => module.panels ?? [])
    .filter(panel => panel.place === place)
    .toSorted((a, b) => a.order - b.order)
  const views = await Promise.all(panels.map(panel => panel.show(subject, ctx)))
  return views.filter(view => view !== undefined)
}
