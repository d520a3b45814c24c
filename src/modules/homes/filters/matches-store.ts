import { sql } from 'kysely'
import type pg from 'pg'
import { LONDON } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import { type Searching, whereOf } from '../registry/search-where.ts'

/** The ids of the homes that match, `most` of them at most. */
export async function idsOfMatches(tx: Tx, searching: Searching, most: number): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select h.id from homes.home h where ${whereOf(searching)} order by h.id ${atMost(most)}`.execute(tx)
  return found.rows.map(row => row.id)
}

/** How many imports have gone through, of any council: the register is national. */
export async function importsDone(tx: Tx): Promise<number> {
  const found = await sql<{ done: number }>`select homes.imports_done() as done`.execute(tx)
  return found.rows[0]?.done ?? 0
}

/** A watched filter as it was last looked at. `matched` is null where too many matched to be kept. */
export interface WatchedFilter {
  readonly id: string
  readonly search: unknown
  readonly matched: readonly string[] | null
}

export interface WhichFilters {
  /** Only this person's. */
  readonly accountId?: string
  /** Only those not looked at today, or since an import went through. */
  readonly due?: boolean
  readonly limit: number
}

/** Watched filters, held until the transaction ends; those not looked at for longest first. */
export async function watchedFilters(
  { tx, actor, today }: Context,
  { accountId, due, limit }: WhichFilters,
): Promise<readonly WatchedFilter[]> {
  const dayBegan = today.toZonedDateTime(LONDON).toInstant()
  const whose = accountId ? sql`and account_id = ${accountId}` : sql``
  const which = due ? sql`and (noted_at < ${dayBegan} or imports_then <> homes.imports_done())` : sql``
  const found = await sql<WatchedFilter>`
    select id, search, matched from homes.saved_filter
     where council_id = ${actor.councilId} and noted_at is not null ${whose} ${which}
     order by noted_at, id ${atMost(limit)} for update`.execute(tx)
  return found.rows
}

export interface Noted {
  readonly matched: readonly string[] | null
  readonly imports: number
}

export async function keepNoted(
  { tx, actor, now }: Context,
  id: string,
  { matched, imports }: Noted,
): Promise<void> {
  await sql`update homes.saved_filter
    set matched = ${matched && [...matched]}::uuid[], noted_at = ${now}, imports_then = ${imports}
    where council_id = ${actor.councilId} and id = ${id}`.execute(tx)
}

export interface Moves {
  readonly came: readonly string[]
  readonly left: readonly string[]
}

/** Adds who came and who left; what is older than anyone looks back is forgotten. */
export async function keepMoves(
  { tx, actor, now }: Context,
  id: string,
  { came, left }: Moves,
  forgetBefore: Temporal.Instant,
): Promise<void> {
  await sql`delete from homes.filter_move where council_id = ${actor.councilId} and filter_id = ${id}
    and noticed_at < ${forgetBefore}`.execute(tx)
  if (came.length + left.length === 0) return
  await sql`insert into homes.filter_move (council_id, filter_id, home_id, noticed_at, came)
    select ${actor.councilId}::uuid, ${id}::uuid, moved.home_id, ${now}, moved.came
      from (select unnest(${[...came]}::uuid[]) as home_id, true as came
            union all select unnest(${[...left]}::uuid[]), false) as moved
    on conflict do nothing`.execute(tx)
}

/** Nothing more is kept of a filter that nobody watches. */
export async function forgetNoted({ tx, actor }: Context, id: string): Promise<void> {
  await sql`delete from homes.filter_move where council_id = ${actor.councilId} and filter_id = ${id}`.execute(
    tx,
  )
  await sql`update homes.saved_filter set matched = null, noted_at = null, imports_then = null
    where council_id = ${actor.councilId} and id = ${id}`.execute(tx)
}

/** Councils with watched filters not looked at since the day began or since an import, whichever council asks. */
export async function councilsToNote(pool: pg.Pool, dayBegan: Temporal.Instant): Promise<readonly string[]> {
  const found = await pool.query<{ id: string }>(
    'select id from homes.councils_with_filters_to_note($1) as id',
    [dayBegan.toString()],
  )
  return found.rows.map(row => row.id)
}
