import { sql } from 'kysely'
import { takeRows } from '#platform/database/limits.ts'
import type { Subject } from '../access/permissions.ts'
import type { Context } from '../context.ts'
import { pageOf } from '../database/page-of.ts'
import { NotFound } from '../errors.ts'

export interface GlassSubject extends Subject {
  readonly type: 'break-glass'
  readonly id: string
  readonly accountId: string
  readonly reviewed: boolean
  readonly version: number
}

export async function getGlass({ tx, actor }: Context, id: string): Promise<GlassSubject> {
  const { rows } = await sql<Omit<GlassSubject, 'type' | 'councilId'>>`
    select id, account_id, reviewed_at is not null as reviewed, version from platform.break_glass
     where council_id = ${actor.councilId} and id = ${id} for update`.execute(tx)
  const row = rows[0]
  if (!row) throw new NotFound('There is no such emergency access in your council. Look at the list.')
  return { ...row, type: 'break-glass', councilId: actor.councilId }
}

export interface Opening {
  readonly id: string
  readonly subjectType: string
  readonly subjectId: string
  readonly reason: string
  readonly until: Temporal.Instant
}

export async function openGlass({ tx, actor, now }: Context, opening: Opening): Promise<void> {
  const { id, subjectType, subjectId, reason, until } = opening
  await sql`insert into platform.break_glass (council_id, id, account_id, subject_type, subject_id, reason,
      opened_at, until)
    values (${actor.councilId}, ${id}, ${actor.id}, ${subjectType}, ${subjectId}, ${reason},
      ${now.toString()}, ${until.toString()})`.execute(tx)
}

export async function isExcluded(
  { tx, actor }: Context,
  accountId: string,
  subjectType: string,
  subjectId: string,
): Promise<boolean> {
  const { rows } = await sql`select from platform.exclusion
    where council_id = ${actor.councilId} and account_id = ${accountId} and subject_type = ${subjectType}
      and subject_id = ${subjectId} and ended_at is null limit 1`.execute(tx)
  return rows.length > 0
}

/** Whether anybody is kept away from one of these now. */
export async function isAnybodyExcluded(
  { tx, actor }: Context,
  from: readonly { readonly type: string; readonly id: string }[],
): Promise<boolean> {
  const { rows } = await sql`select from platform.exclusion e
      join unnest(${from.map(one => one.type)}::text[], ${from.map(one => one.id)}::uuid[]) as f(type, id)
        on f.type = e.subject_type and f.id = e.subject_id
    where e.council_id = ${actor.councilId} and e.ended_at is null limit 1`.execute(tx)
  return rows.length > 0
}

/** Whom to tell of each emergency access. */
export async function guardians({ tx, actor }: Context): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.id from platform.role_grant g
      join platform.account a on a.council_id = g.council_id and a.id = g.account_id and a.disabled_at is null
     where g.council_id = ${actor.councilId} and g.role = 'information-governance' and g.revoked_at is null`.execute(
    tx,
  )
  return rows.map(row => row.id)
}

export interface Review {
  readonly verdict: 'justified' | 'not-justified'
  readonly note: string
}

export async function keepReview(ctx: Context, id: string, { verdict, note }: Review): Promise<void> {
  const { tx, actor, now } = ctx
  await sql`update platform.break_glass set reviewed_at = ${now.toString()}, reviewed_by = ${actor.id},
      verdict = ${verdict}, review_note = ${note}, version = version + 1
    where council_id = ${actor.councilId} and id = ${id}`.execute(tx)
}

export interface ListedGlass {
  readonly id: string
  readonly accountId: string
  readonly accountName: string
  readonly subjectType: string
  readonly subjectId: string
  readonly reason: string
  readonly openedAt: Temporal.Instant
  readonly until: Temporal.Instant
  readonly reviewedAt: Temporal.Instant | null
  readonly verdict: 'justified' | 'not-justified' | null
  readonly version: number
}

export async function listedGlass(
  { tx, actor }: Context,
  unreviewedOnly: boolean,
  limit: number,
  offset: number,
): Promise<{ rows: readonly ListedGlass[]; total: number }> {
  const ask = (most: number, from: number) =>
    sql<ListedGlass & { total: number }>`
    select b.id, b.account_id, a.name as account_name, b.subject_type, b.subject_id, b.reason, b.opened_at,
      b.until, b.reviewed_at, b.verdict, b.version, count(*) over () as total
    from platform.break_glass b
    join platform.account a on a.council_id = b.council_id and a.id = b.account_id
    where b.council_id = ${actor.councilId} and (b.reviewed_at is null or ${!unreviewedOnly})
    order by b.opened_at desc, b.id desc ${takeRows(most, from)}`.execute(tx)
  return pageOf(ask, limit, offset)
}
