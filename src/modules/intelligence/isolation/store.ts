import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Eye, SightingSource } from './kinds.ts'
import type { Numbers } from './reckon.ts'

/** SQL of who was seen at homes, and of monthly numbers. */

export interface SightingRow {
  readonly homeId: string
  readonly role: Eye
  readonly on: string
  readonly source: SightingSource
  /** When it was written down. */
  readonly learnedOn: string
}

/** Of each home, role and source the last since a day. What is kept of one resident stays with that resident. */
export async function lastSightings(
  tx: Tx,
  councilId: string,
  homeIds: readonly string[],
  since: string,
): Promise<readonly SightingRow[]> {
  const found = await sql<SightingRow>`select home_id, role, source, max(seen_on) as "on",
      max((at at time zone 'Europe/London')::date) as learned_on
    from intelligence.sighting
    where council_id = ${councilId} and person_id is null and home_id = any(${[...homeIds]}::uuid[]) and seen_on >= ${since}
    group by home_id, role, source`.execute(tx)
  return found.rows
}

export interface NewSighting {
  readonly id: string
  readonly role: Eye
}

interface Recording {
  readonly councilId: string
  readonly homeId: string
  readonly personId: string | null
  readonly seenOn: string
  readonly source: SightingSource
  readonly at: Temporal.Instant
  readonly by: string | null
}

/** Adds those that were not written down just so; answers how many. */
export async function addSightings(
  tx: Tx,
  recording: Recording,
  some: readonly NewSighting[],
): Promise<number> {
  const { councilId, homeId, personId, seenOn, source, at, by } = recording
  const found = await sql`insert into intelligence.sighting
      (council_id, id, home_id, person_id, role, seen_on, source, at, by)
    select ${councilId}, n.id, ${homeId}, ${personId}, n.role, ${seenOn}::date, ${source}, ${at.toString()}::timestamptz, ${by}::uuid
      from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as n(id uuid, role text)
    on conflict do nothing returning 1`.execute(tx)
  return found.rows.length
}

export interface MonthRow {
  readonly homeId: string
  readonly month: string
  readonly givenBy: 'home' | 'officer'
  readonly numbers: Numbers & { readonly living: number }
}

export interface MonthRead extends MonthRow {
  readonly learnedOn: string
}

/** What counts of each home and month since a day, the newest first. Where home and officer gave it, both. */
export async function monthsOf(
  tx: Tx,
  councilId: string,
  homeIds: readonly string[],
  since: string,
): Promise<readonly MonthRead[]> {
  const found =
    await sql<MonthRead>`select distinct on (home_id, month, given_by) home_id, month, given_by, numbers,
      (at at time zone 'Europe/London')::date as learned_on
    from intelligence.eyes_month
    where council_id = ${councilId} and home_id = any(${[...homeIds]}::uuid[]) and month >= ${since}
    order by home_id, month desc, given_by, at desc, id desc`.execute(tx)
  return found.rows
}

export async function addMonth(
  tx: Tx,
  row: MonthRow & {
    readonly councilId: string
    readonly id: string
    readonly at: Temporal.Instant
    readonly by: string | null
  },
): Promise<void> {
  await tx
    .insertInto('intelligence.eyesMonth')
    .values({ ...row, numbers: JSON.stringify(row.numbers) })
    .execute()
}

/** Of these homes, those that this reader may see: nobody is shown a home that they are kept away from. */
export async function homesSeen(
  tx: Tx,
  homeIds: readonly string[],
  visible: Expression<SqlBool>,
): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`select h.id from unnest(${[...homeIds]}::uuid[]) as h(id)
    where ${visible}`.execute(tx)
  return new Set(found.rows.map(row => row.id))
}
