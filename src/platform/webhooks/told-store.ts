import { sql } from 'kysely'
import type pg from 'pg'
import { atMost } from '#platform/database/limits.ts'
import { civilDate, LONDON } from '../clock.ts'
import type { Context } from '../context.ts'
import type { EventToTell } from './cloud-event.ts'

/** Places given at most in one go. */
const BATCH = 10_000

/** How long what was told can be told again. */
export const TOLD_DAYS = 90

const dayBegan = (now: Temporal.Instant): string =>
  civilDate(now).toZonedDateTime(LONDON).toInstant().toString()

/** The councils that have something to tell, whichever council asks. */
export async function councilsToTell(pool: pg.Pool, now: Temporal.Instant): Promise<readonly string[]> {
  const found = await pool.query<{ id: string }>('select id from platform.councils_to_tell($1, $2) as id', [
    now.toString(),
    dayBegan(now),
  ])
  return found.rows.map(row => row.id)
}

/**
 * Gives places to the events that have committed since the last time, in the order of their time as far as they
 * are there. An id says nothing about when its transaction commits, so the order of places, and not of ids, is
 * what subscriptions follow. The lock is held until the commit: nobody ever sees a place whose predecessor
 * is still to come. A coarse event waits until its day is over.
 */
export async function givePlaces({ tx, actor, now }: Context): Promise<number> {
  const { councilId } = actor
  await sql`select pg_advisory_xact_lock(hashtextextended(${`lantern.told ${councilId}`}, 0))`.execute(tx)
  const done = await sql`
    with ready as (
      select t.event_id, row_number() over (order by e.at, t.event_id) as n
        from platform.event_told t
        join platform.event e on e.council_id = t.council_id and e.id = t.event_id
       where t.council_id = ${councilId} and t.place is null
         and (substr(t.event_id::text, 15, 1) <> '4' or e.at < ${dayBegan(now)}::timestamptz)
       order by e.at, t.event_id ${atMost(BATCH)})
    update platform.event_told t set place = ${lastPlace(councilId)} + ready.n from ready
     where t.council_id = ${councilId} and t.event_id = ready.event_id`.execute(tx)
  return Number(done.numAffectedRows ?? 0)
}

// What was told long ago is forgotten, so the rows alone may not know how far places have gone.
const lastPlace = (councilId: string) => sql`greatest(
  coalesce((select max(place) from platform.event_told where council_id = ${councilId}), 0),
  coalesce((select max(told_to) from platform.webhook where council_id = ${councilId}), 0))`

/** Where a new subscription begins: with what comes next. */
export async function placeNow({ tx, actor }: Context): Promise<number> {
  const { rows } = await sql<{ place: number }>`select ${lastPlace(actor.councilId)} as place`.execute(tx)
  return rows[0]?.place ?? 0
}

export interface NextToTell extends EventToTell {
  readonly place: number
  readonly action: string
}

/** The first event after this place that is one of these. */
export async function nextToTell(
  { tx, actor }: Context,
  after: number,
  actions: readonly string[],
): Promise<NextToTell | undefined> {
  const { rows } = await sql<NextToTell>`
    select t.place, e.id, e.at, e.action, e.subject_type, e.subject_id, e.data
      from platform.event_told t
      join platform.event e on e.council_id = t.council_id and e.id = t.event_id
     where t.council_id = ${actor.councilId} and t.place > ${after} and e.action = any(${[...actions]}::text[])
     order by t.place limit 1`.execute(tx)
  return rows[0]
}

/** How many events after this place are among these, counted to `most`. */
export async function countToTell(
  { tx, actor }: Context,
  after: number,
  actions: readonly string[],
  most = 1_000_000,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (
      select from platform.event_told t
        join platform.event e on e.council_id = t.council_id and e.id = t.event_id
       where t.council_id = ${actor.councilId} and t.place > ${after} and e.action = any(${[...actions]}::text[])
       ${atMost(most)}) as counted`.execute(tx)
  return rows[0]?.n ?? 0
}

/** The place before the first event of this day or later; undefined when there is none. */
export async function placeBefore(
  { tx, actor }: Context,
  day: Temporal.PlainDate,
): Promise<number | undefined> {
  const { rows } = await sql<{ place: number | null }>`
    select min(t.place) - 1 as place from platform.event_told t
      join platform.event e on e.council_id = t.council_id and e.id = t.event_id
     where t.council_id = ${actor.councilId}
       and e.at >= ${day.toZonedDateTime(LONDON).toInstant().toString()}::timestamptz`.execute(tx)
  return rows[0]?.place ?? undefined
}

export async function placeOf({ tx, actor }: Context, eventId: string): Promise<number | undefined> {
  const { rows } = await sql<{ place: number | null }>`
    select place from platform.event_told
     where council_id = ${actor.councilId} and event_id = ${eventId}`.execute(tx)
  return rows[0]?.place ?? undefined
}

export async function forgetTold({ tx, actor, now }: Context): Promise<number> {
  const before = now.subtract({ hours: 24 * TOLD_DAYS }).toString()
  const gone = await sql`delete from platform.event_told t using platform.event e
    where t.council_id = ${actor.councilId} and t.place is not null and e.council_id = t.council_id
      and e.id = t.event_id and e.at < ${before}::timestamptz`.execute(tx)
  return Number(gone.numAffectedRows ?? 0)
}
