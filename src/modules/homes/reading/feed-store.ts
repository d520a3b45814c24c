import { sql } from 'kysely'
import type pg from 'pg'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import { type ChangeRow, eventsOf, type HomeEvent } from '../events.ts'

/** Where a reader stands in the feed. What it holds is the feed's own affair: keep it and give it back. */
export type FeedCursor = number

export interface HomeEvents {
  readonly events: readonly HomeEvent[]
  /** Give this to go on; it is the cursor that was given where there is nothing new. */
  readonly cursor: FeedCursor
  /** There is more already. */
  readonly more: boolean
}

export const FROM_THE_BEGINNING: FeedCursor = 0

const MOST = 5_000

/**
 * What happened to the homes of every council after a cursor, in the order in which Lantern learned it; that is not
 * the order in which it happened. A reader that begins at the beginning and goes on until there is no more knows all
 * that holds, and hears of every correction after that: what changed its home or its words is told again under its
 * key, what proved wrong is told again as withdrawn. Nothing is skipped: places in the feed are given under the lock
 * of the register, so that what commits later also stands later.
 *
 * `limit` is of changes, 5,000 at most; a change is one event or two.
 */
export async function homeEventsAfter(tx: Tx, cursor: FeedCursor, limit = 500): Promise<HomeEvents> {
  const most = Math.max(1, Math.min(limit, MOST))
  const { rows } = await sql<ChangeRow & { readonly seq: number }>`
    select c.seq, c.id, c.home_id, c.council_id, c.kind, c.on_date, c.noticed_at, c.withdrawn_at, c.data
      from homes.change c
     where c.seq > ${cursor} order by c.seq ${atMost(most + 1)}`.execute(tx)
  const told = rows.slice(0, most)
  return {
    events: told.flatMap(({ seq: _, ...row }) => eventsOf(row)),
    cursor: told.at(-1)?.seq ?? cursor,
    more: rows.length > most,
  }
}

/** Where the feed ends now: a reader whose cursor is lower has something to read. One cheap question. */
export async function homeEventsEnd(pool: pg.Pool): Promise<FeedCursor> {
  const { rows } = await pool.query<{ seq: number }>('select coalesce(max(seq), 0) as seq from homes.change')
  return rows[0]?.seq ?? FROM_THE_BEGINNING
}
