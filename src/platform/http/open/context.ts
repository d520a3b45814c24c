import type { FastifyRequest } from 'fastify'
import { type Caller, publicActor } from '../../access/actor.ts'
import { civilDate } from '../../clock.ts'
import { NotFound } from '../../errors.ts'
import { halfDay } from '../../half-day.ts'
import type { Ids } from '../../ids.ts'
import { ruleOf } from '../../runner.ts'
import type { Web } from '../context.ts'
import { fillPath } from '../page/route-path.ts'
import { seal } from './carried.ts'
import type { Councils } from './councils.ts'
import type { OpenCouncil } from './councils-store.ts'
import type { Made, OpenContext, OpenFormPage } from './page.ts'

/** Which council's door: of the address, in capitals whatever was typed; '' for what can be no code. */
export function codeIn(request: FastifyRequest): string {
  const code = String((request.params as Record<string, string> | null)?.councilCode ?? '').toUpperCase()
  return /^[A-Z0-9]{1,20}$/.test(code) ? code : ''
}

/**
 * The context of a page that is opened, or of one that is sent: what is being sent must get as far as it can
 * without the database. @throws NotFound for a council that does not use this Lantern; Away
 */
export async function openContext(
  web: Web,
  councils: Councils,
  request: FastifyRequest,
): Promise<OpenContext> {
  const code = codeIn(request)
  const council = await (request.method === 'POST' ? councils.known(code) : councils.now(code))
  if (!council) throw new NotFound('We could not find that page. Check the address.')
  return contextAt(web, council, request)
}

export function publicCaller(councilId: string): Caller {
  return { actor: publicActor(councilId), via: 'page' }
}

function contextAt(web: Web, council: OpenCouncil, request: FastifyRequest): OpenContext {
  const { councilCode: _code, ...params } = request.params as Record<string, string>
  const now = web.clock.now()
  const caller = publicCaller(council.id)
  return {
    role: 'public',
    homeIds: [],
    councilId: council.id,
    councilCode: council.code,
    councilName: council.name,
    numbers: council.numbers,
    publicUrl: web.publicUrl,
    now: halfDay(now),
    today: civilDate(now),
    params,
    queryString: request.query as Record<string, string | string[]>,
    ask: (query, input) => web.runner.ask(query, input, caller),
    mayEver: unit =>
      ruleOf(web.product.policy, unit.can).grants.some(grant => grant.roles.includes('public')),
    recordHref: () => undefined,
    href: place => `/c/${council.code}/${place}`,
    entered: (form, made) => ({
      _state: seal(web.secret, pathOf(form, council.code, {}), {
        typed: {},
        answered: [],
        made: { ...madeFor(form, web.ids), ...made },
      }),
    }),
  }
}

/** The form's own address, filled in; what it carries is bound to it. */
export function pathOf(
  page: Pick<OpenFormPage, 'path'>,
  councilCode: string,
  params: Readonly<Record<string, string>>,
): string {
  return fillPath(page.path, { ...params, councilCode })
}

/** What is made when a form is entered. */
export function madeFor(page: Pick<OpenFormPage, 'made'>, ids: Ids): Made {
  return page.made?.(ids) ?? { reportId: ids.random() }
}
