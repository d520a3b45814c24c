import { hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Role } from '../../access/roles.ts'
import type { SignedIn, Web } from '../context.ts'
import { NotSignedIn } from '../errors.ts'

/** A revoked token is refused at most this long after. */
const CACHED_FOR = 5_000
const MOST = 10_000

interface Cached {
  readonly signedIn: SignedIn | undefined
  readonly until: number
}

export type TokenReader = (request: FastifyRequest) => Promise<SignedIn>

/** Reads `Authorization: Bearer ...`: who is behind the token, or 401. */
export function tokenReader(web: Web): TokenReader {
  const cache = new Map<string, Cached>()
  return async request => {
    const token = /^Bearer (\S{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
    if (!token) throw new NotSignedIn()
    const key = hash('sha256', token, 'buffer')
    const signedIn = await cachedLookup(web, cache, key)
    if (!signedIn) throw new NotSignedIn()
    return signedIn
  }
}

async function cachedLookup(
  web: Web,
  cache: Map<string, Cached>,
  hashed: Buffer,
): Promise<SignedIn | undefined> {
  const key = hashed.toString('base64')
  const now = web.clock.now().epochMilliseconds
  const known = cache.get(key)
  if (known && known.until > now) return known.signedIn
  const signedIn = await lookUp(web, hashed)
  if (cache.size >= MOST) cache.clear()
  cache.set(key, { signedIn, until: now + CACHED_FOR })
  return signedIn
}

async function lookUp(web: Web, hashed: Buffer): Promise<SignedIn | undefined> {
  const found = await web.pool.query(
    `select t.*, c.name as council_name, c.code as council_code
       from platform.token_by_hash($1) t join platform.council c on c.id = t.council_id`,
    [hashed],
  )
  const row = found.rows[0]
  if (!row) return undefined
  return {
    actor: {
      id: row.account_id,
      name: row.account_name,
      role: row.role as Role,
      councilId: row.council_id,
      homeIds: row.home_id ? [row.home_id] : [],
    },
    councilName: row.council_name,
    councilCode: row.council_code,
  }
}
