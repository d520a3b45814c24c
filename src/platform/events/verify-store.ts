import { sql } from 'kysely'
import { atMost } from '#platform/database/limits.ts'
import type { Tx } from '../database/database.ts'
import { type EventRow, eventColumns } from './canonical.ts'
import type { StoredSeal } from './verify-seal.ts'

/** A seal's number and how many events it lists: enough to plan a page of bounded size. */
export interface SealSize {
  readonly sequence: number
  readonly events: number
}

export async function sealSizes(tx: Tx, councilId: string, after: number, most: number) {
  const { rows } = await sql<{ sequence: string; events: number }>`
    select s.sequence::text as sequence, coalesce(cardinality(s.event_ids), 0) as events from platform.seal s
     where s.council_id = ${councilId} and s.sequence > ${after} and s.sequence <= ${Number.MAX_SAFE_INTEGER}
     order by s.sequence ${atMost(most)}`.execute(tx)
  return rows.map((row): SealSize => ({ sequence: Number(row.sequence), events: row.events }))
}

/** Stands for a null that someone wrote into a seal's list. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

export async function sealsBetween(tx: Tx, councilId: string, from: number, to: number) {
  const { rows } = await sql<Omit<StoredSeal, 'sequence'> & { sequence: string }>`
    select s.council_id::text as council_id, s.sequence::text as sequence,
           (to_jsonb(s.sealed_at at time zone 'UTC') #>> '{}') || 'Z' as sealed_at,
           array(select coalesce(u.id, ${NOBODY}::uuid) from unnest(s.event_ids) u (id)) as event_ids,
           array(select coalesce(u.hash, '') from unnest(s.leaf_hashes) u (hash)) as leaf_hashes, s.root, s.previous, s.hash, s.key_id, s.signature
      from platform.seal s
     where s.council_id = ${councilId} and s.sequence between ${from} and ${to}
     order by s.sequence`.execute(tx)
  return rows.map((row): StoredSeal => ({ ...row, sequence: Number(row.sequence) }))
}

/**
 * Looked up one by one on the primary key: right after a bulk load PostgreSQL knows no better than to walk the
 * whole council for each page.
 */
export async function eventsByIds(tx: Tx, councilId: string, ids: readonly string[]) {
  const { rows } = await sql<EventRow>`
    select found.* from unnest(${[...ids]}::uuid[]) wanted (event_id)
     cross join lateral (select ${eventColumns} from platform.event e
       where e.council_id = ${councilId} and e.id = wanted.event_id offset 0) found`.execute(tx)
  return new Map(rows.map(row => [row.id, row]))
}

export interface Strays {
  readonly inserted: readonly string[]
  readonly sealedTwice: readonly string[]
  readonly removedWaiting: readonly string[]
  /** Seals with a number no sealer gives. */
  readonly oddSeals: readonly string[]
  readonly waiting: number
  readonly events: number
}

/**
 * Rows that no seal leads to. Each is one statement, hence one snapshot: a sealer at work meanwhile cannot
 * make an event look lost between the waiting list and its seal. PostgreSQL does the joining, on disk if it
 * must, so that our memory stays flat.
 */
export async function findStrays(tx: Tx, councilId: string, most: number): Promise<Strays> {
  return {
    inserted: await idsOf(tx, insertedIds(councilId, most)),
    sealedTwice: await idsOf(tx, twiceSealedIds(councilId, most)),
    removedWaiting: await idsOf(tx, removedWaitingIds(councilId, most)),
    oddSeals: await idsOf(tx, oddSealNumbers(councilId, most)),
    waiting: await countOf(
      tx,
      sql`select count(*) as n from platform.event_unsealed where council_id = ${councilId}`,
    ),
    events: await countOf(tx, sql`select count(*) as n from platform.event where council_id = ${councilId}`),
  }
}

const insertedIds = (councilId: string, most: number) => sql<{ id: string }>`
  with sealed as materialized (
    select unnest(s.event_ids) as id from platform.seal s where s.council_id = ${councilId})
  select e.id from platform.event e
   where e.council_id = ${councilId}
     and not exists (select from sealed s where s.id = e.id)
     and not exists (select from platform.event_unsealed w where w.council_id = e.council_id and w.event_id = e.id)
   order by e.id ${atMost(most)}`

const twiceSealedIds = (councilId: string, most: number) => sql<{ id: string }>`
  select u.id from platform.seal s cross join lateral unnest(s.event_ids) u (id)
   where s.council_id = ${councilId} group by u.id having count(*) > 1 order by u.id ${atMost(most)}`

const removedWaitingIds = (councilId: string, most: number) => sql<{ id: string }>`
  select w.event_id as id from platform.event_unsealed w
   where w.council_id = ${councilId}
     and not exists (select from platform.event e where e.council_id = w.council_id and e.id = w.event_id)
   order by w.event_id ${atMost(most)}`

const oddSealNumbers = (councilId: string, most: number) => sql<{ id: string }>`
  select s.sequence::text as id from platform.seal s
   where s.council_id = ${councilId} and (s.sequence < 1 or s.sequence > ${Number.MAX_SAFE_INTEGER})
   order by s.sequence ${atMost(most)}`

async function idsOf(tx: Tx, statement: ReturnType<typeof insertedIds>): Promise<readonly string[]> {
  return (await statement.execute(tx)).rows.map(row => row.id)
}

async function countOf(tx: Tx, statement: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await statement.execute(tx)
  return Number((rows[0] as { n: string | number }).n)
}
