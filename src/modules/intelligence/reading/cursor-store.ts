import { sql } from 'kysely'
import type pg from 'pg'
import type { Tx } from '#platform/database/database.ts'

/** What is read on from a place. */
export const feeds = [
  'homes',
  'safeguarding',
  'safeguarding-cleared',
  'upheld',
  'nightly',
  'foretold',
] as const
export type Feed = (typeof feeds)[number]
export type Cursors = Readonly<Record<Feed, number>>

/** Where the council stands in each feed. Held until the transaction ends: two readers would tell everything twice. */
export async function holdCursors(tx: Tx, councilId: string, now: Temporal.Instant): Promise<Cursors> {
  await sql`insert into intelligence.cursor (council_id, feed, position, read_at)
    select ${councilId}, feed, 0, ${now.toString()}::timestamptz from unnest(${[...feeds]}::text[]) as feed
    on conflict do nothing`.execute(tx)
  const found = await sql<{ feed: Feed; position: number }>`select feed, position from intelligence.cursor
    where council_id = ${councilId} order by feed for update`.execute(tx)
  const positions = new Map(found.rows.map(row => [row.feed, row.position]))
  return Object.fromEntries(feeds.map(feed => [feed, positions.get(feed) ?? 0])) as Record<Feed, number>
}

export async function moveCursor(
  tx: Tx,
  {
    councilId,
    feed,
    position,
    now,
  }: { councilId: string; feed: Feed; position: number; now: Temporal.Instant },
): Promise<void> {
  await sql`update intelligence.cursor set position = ${position}, read_at = ${now.toString()}::timestamptz
    where council_id = ${councilId} and feed = ${feed}`.execute(tx)
}

/** Whether pictures have been kept here: from then on a day that has passed stays as it was seen. */
export async function hasTurned(tx: Tx, councilId: string): Promise<boolean> {
  const found = await sql`select from intelligence.cursor
    where council_id = ${councilId} and feed = 'nightly' and position > 0`.execute(tx)
  return found.rows.length > 0
}

/** Where every council that uses Lantern stands: ids and places alone, whichever council asks. */
export async function allCursors(
  pool: pg.Pool,
): Promise<readonly { readonly councilId: string; readonly feed: Feed; readonly place: number }[]> {
  const { rows } = await pool.query<{ council_id: string; feed: Feed; place: number }>(
    'select council_id, feed, place from intelligence.cursors()',
  )
  return rows.map(row => ({ councilId: row.council_id, feed: row.feed, place: row.place }))
}

export async function councilsStale(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>('select id from intelligence.councils_stale() as id')
  return rows.map(row => row.id)
}
