import { expect } from 'vitest'
import { inTransaction } from '#platform/database/transaction.ts'
import { safeguardingSignalsAfter } from '../index.ts'
import type { World } from './world.ts'

/**
 * What the feed tells after this cursor, once it tells all that was written: it waits for whatever began to write
 * before, and in a test run that may be another test's transaction in another database of the same server.
 */
export async function signalsTold(world: World, cursor: number, cleared = false) {
  const waiting = async () => {
    const { rows } = await world.database.superuser.query<{ count: number }>(
      `select count(*)::int as count from safeguarding.concern_change where xid >= pg_snapshot_xmin(pg_current_snapshot())`,
    )
    return rows[0]?.count
  }
  await expect.poll(waiting, { timeout: 60_000 }).toBe(0)
  return inTransaction(world.database.app.pool, { councilId: world.councilId }, tx =>
    safeguardingSignalsAfter(tx, { councilId: world.councilId, cursor, cleared, limit: 5_000 }),
  )
}
