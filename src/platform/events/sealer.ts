import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import { atMost } from '#platform/database/limits.ts'
import { civilDate, LONDON } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { type EventRow, eventColumns, leafHash } from './canonical.ts'
import type { PublishedSeal } from './published.ts'
import { makeSeal, NO_SEAL, type Seal, type SealKey } from './seal.ts'

export interface SealingNow {
  readonly councilId: string
  readonly key: SealKey
  readonly now: Temporal.Instant
  /** Events one seal takes at most. Default 10,000. */
  readonly batch?: number
}

/**
 * Seals what awaits a seal in this transaction: takes rows off the waiting list, whatever their id or time,
 * and signs their hashes with the seal before. Gives undefined when nothing waits, or when another sealer is
 * at work for this council. The seal counts once the caller commits.
 */
export async function sealPending(tx: Tx, how: SealingNow): Promise<Seal | undefined> {
  if (!(await onlySealer(tx, how.councilId))) return undefined
  const rows = await takeWaiting(tx, how)
  if (rows.length === 0) return undefined
  const before = await lastSeal(tx, how.councilId)
  const seal = makeSeal({
    councilId: how.councilId,
    sequence: (before?.sequence ?? 0) + 1,
    previous: before ? Buffer.from(before.hash, 'hex') : NO_SEAL,
    leaves: rows.map(row => ({ eventId: row.id, hash: leafHash(row) })),
    sealedAt: how.now,
    key: how.key,
  })
  await storeSeal(tx, seal)
  return seal
}

/** The newest seal this transaction sees. */
export async function lastSeal(tx: Tx, councilId: string): Promise<PublishedSeal | undefined> {
  const { rows } = await sql<{ sequence: string; hash: string; sealedAt: string; keyId: string }>`
    select sequence::text as sequence, encode(hash, 'hex') as hash, key_id,
           (to_jsonb(sealed_at at time zone 'UTC') #>> '{}') || 'Z' as sealed_at
      from platform.seal where council_id = ${councilId} order by platform.seal.sequence desc limit 1`.execute(
    tx,
  )
  return rows[0] && { ...rows[0], councilId, sequence: Number(rows[0].sequence) }
}

async function onlySealer(tx: Tx, councilId: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`lantern.seal ${councilId}`}, 0)) as mine`.execute(tx)
  return rows[0]?.mine === true
}

/**
 * A coarse event (its id is random, version 4) waits until its day is over, and then goes into a batch with others
 * of its kind alone: neither the seal it falls into nor its place there tells more than the day. A waiting row
 * whose event is gone stays, for verification to name.
 */
async function takeWaiting(tx: Tx, how: SealingNow): Promise<readonly EventRow[]> {
  const coarse = await take(
    tx,
    how,
    sql`substr(w.event_id::text, 15, 1) = '4' and e.at < ${dayBegan(how.now)}::timestamptz`,
  )
  return coarse.length > 0 ? coarse : take(tx, how, sql`substr(w.event_id::text, 15, 1) <> '4'`)
}

async function take(tx: Tx, how: SealingNow, which: RawBuilder<unknown>): Promise<readonly EventRow[]> {
  const { rows } = await sql<EventRow>`
    with ready as (
      select w.council_id, w.event_id
        from platform.event_unsealed w
        join platform.event e on e.council_id = w.council_id and e.id = w.event_id
       where w.council_id = ${how.councilId} and ${which}
       order by w.event_id ${atMost(how.batch ?? 10_000)}),
    taken as (
      delete from platform.event_unsealed w using ready r
       where w.council_id = r.council_id and w.event_id = r.event_id
      returning w.council_id, w.event_id)
    select ${eventColumns} from taken t
      join platform.event e on e.council_id = t.council_id and e.id = t.event_id
     order by e.id`.execute(tx)
  return rows
}

function dayBegan(now: Temporal.Instant): string {
  return civilDate(now).toZonedDateTime(LONDON).toInstant().toString()
}

/** The councils that have events to seal, whichever council asks. */
export async function councilsToSeal(pool: pg.Pool, now: Temporal.Instant): Promise<readonly string[]> {
  const found = await pool.query<{ id: string }>('select id from platform.councils_to_seal($1) as id', [
    dayBegan(now),
  ])
  return found.rows.map(row => row.id)
}

async function storeSeal(tx: Tx, seal: Seal): Promise<void> {
  const ids = seal.leaves.map(leaf => leaf.eventId)
  const hashes = seal.leaves.map(leaf => leaf.hash)
  await sql`
    insert into platform.seal
      (council_id, sequence, sealed_at, event_ids, leaf_hashes, root, previous, hash, key_id, signature)
    values (${seal.councilId}, ${seal.sequence}, ${seal.sealedAt}, ${ids}::uuid[], ${hashes}::bytea[],
      ${seal.root}, ${seal.previous}, ${seal.hash}, ${seal.keyId}, ${seal.signature})`.execute(tx)
}
