import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import session, { type SessionStore } from '@fastify/session'
import type { FastifyInstance, FastifyRequest, Session } from 'fastify'
import type { NoticeModel } from '../view/models.ts'
import type { Web } from './context.ts'
import { openSession, sealSession, sessionHash } from './session-seal.ts'

declare module 'fastify' {
  interface Session {
    /** Who signed in, and in which role they act now. */
    person?: { councilId: string; accountId: string; role: string; homeId: string | null; idToken?: string }
    /** A sign-in under way. */
    signIn?: { state: string; nonce: string; verifier: string; to: string }
    /** Said once, on the next page. */
    notice?: NoticeModel
    /** What was typed when the session had ended: given back after signing in again. */
    stash?: { path: string; answers: Record<string, unknown> }
  }
}

const EIGHT_HOURS = 8 * 60 * 60 * 1000

/** Sessions live in the database, sealed and found by the hash of a random id; the cookie holds that id, signed. */
export async function addSessions(app: FastifyInstance, web: Web): Promise<void> {
  await app.register(cookie)
  await app.register(session, {
    secret: web.secret,
    cookieName: web.tls ? '__Host-lantern' : 'lantern',
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: web.tls, maxAge: EIGHT_HOURS },
    saveUninitialized: false,
    rolling: false,
    store: storeIn(web),
  })
  await app.register(csrf, {
    sessionPlugin: '@fastify/session',
    getToken: request => tokenIn(request.body) ?? '',
  })
}

function tokenIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('_csrf' in body)) return undefined
  return typeof body._csrf === 'string' ? body._csrf : undefined
}

/** The library speaks callbacks; each is one statement. */
function storeIn(web: Web): SessionStore {
  const { pool } = web
  const settle = (work: Promise<unknown>, callback: (error?: Error) => void): void => {
    work.then(() => callback(), callback)
  }
  return {
    get(id, callback) {
      pool
        .query(`select data from platform.session where id_hash = $1 and expires_at > $2 and data <> ''`, [
          sessionHash(id),
          web.clock.now().toString(),
        ])
        .then(
          result => callback(null, opened(id, result.rows[0]?.data) ?? null),
          error => callback(error as Error, null),
        )
    },
    set(id, data, callback) {
      const until = web.clock.now().add({ milliseconds: EIGHT_HOURS }).toString()
      // A request in flight must not bring back a session that was ended meanwhile.
      const statement = `insert into platform.session as s (id_hash, data, expires_at) values ($1, $2, $3)
        on conflict (id_hash) do update set data = excluded.data, expires_at = excluded.expires_at
          where s.data <> ''`
      settle(pool.query(statement, [sessionHash(id), sealSession(id, data), until]), callback)
    },
    destroy(id, callback) {
      const statement = `update platform.session set data = '' where id_hash = $1`
      settle(pool.query(statement, [sessionHash(id)]), callback)
    },
  }
}

function opened(id: string, data: Buffer | undefined): Session | undefined {
  return data && (openSession(id, data) as Session | undefined)
}

/** The notice for this page, taken so that it is said once. */
export function takeNotice(request: FastifyRequest): NoticeModel | undefined {
  const notice = request.session?.notice
  if (notice) request.session.set('notice', undefined)
  return notice
}
