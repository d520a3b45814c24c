import type pg from 'pg'
import type { Actor } from '#platform/access/actor.ts'
import { sealSession, sessionHash } from '#platform/http/session-seal.ts'

/** A session as the sign-in leaves it, under the hash of its id. */
export async function keepSession(pool: pg.Pool, id: string, actor: Actor): Promise<void> {
  const { councilId, id: accountId, role } = actor
  const expires = new Date(Date.now() + 3_600_000).toISOString()
  const data = {
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', originalMaxAge: 3_600_000, expires },
    person: { councilId, accountId, role, homeId: null },
  }
  // Kept far beyond the demonstration's clock and the machine's.
  await pool.query(`insert into platform.session (id_hash, data, expires_at) values ($1, $2, '2100-01-01')`, [
    sessionHash(id),
    sealSession(id, data),
  ])
}
