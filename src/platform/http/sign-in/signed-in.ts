import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { isPersonRole, type PersonRole } from '../../access/roles.ts'
import { inTransaction } from '../../database/transaction.ts'
import type { SignedIn, Web } from '../context.ts'

/** Whoever is stopped, or loses the role, is out at most this long after. */
const CACHED_FOR = 5_000
const MOST = 10_000

interface Held {
  readonly name: string
  readonly councilName: string
  readonly councilCode: string
  readonly grants: readonly { readonly role: string; readonly homeId: string | null }[]
}

interface Cached {
  readonly held: Promise<Held | undefined>
  readonly until: number
}

/** Sets `request.signedIn` from the session, where the account still stands and still holds the role. */
export function sessionReader(web: Web): (request: FastifyRequest) => Promise<void> {
  const cache = new Map<string, Cached>()
  return async request => {
    const person = request.session?.person
    if (!person || !isPersonRole(person.role)) return
    const { councilId, accountId, role } = person
    const held = await cachedHeld(web, cache, councilId, accountId)
    request.signedIn = held && signedInAs(held, councilId, accountId, role)
  }
}

function signedInAs(
  held: Held,
  councilId: string,
  accountId: string,
  role: PersonRole,
): SignedIn | undefined {
  const grants = held.grants.filter(grant => grant.role === role)
  if (grants.length === 0) return undefined
  const homeIds = grants.map(grant => grant.homeId).filter(id => id !== null)
  return {
    actor: { id: accountId, name: held.name, role, councilId, homeIds },
    councilName: held.councilName,
    councilCode: held.councilCode,
  }
}

function cachedHeld(
  web: Web,
  cache: Map<string, Cached>,
  councilId: string,
  accountId: string,
): Promise<Held | undefined> {
  const key = `${councilId}:${accountId}`
  const now = web.clock.now().epochMilliseconds
  const known = cache.get(key)
  if (known && known.until > now) return known.held
  const held = lookUp(web, councilId, accountId)
  if (cache.size >= MOST) cache.clear()
  cache.set(key, { held, until: now + CACHED_FOR })
  held.catch(() => cache.delete(key))
  return held
}

function lookUp(web: Web, councilId: string, accountId: string): Promise<Held | undefined> {
  return inTransaction(web.pool, { councilId, readOnly: true }, async tx => {
    const { rows } = await sql<Held>`
      select a.name, c.name as council_name, c.code as council_code,
        (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'homeId', g.home_id)), '[]')
           from platform.role_grant g
          where g.council_id = a.council_id and g.account_id = a.id and g.revoked_at is null) as grants
      from platform.account a join platform.council c on c.id = a.council_id and c.uses_lantern
      where a.council_id = ${councilId} and a.id = ${accountId} and a.disabled_at is null`.execute(tx)
    return rows[0]
  })
}
