import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost, takeRows } from '#platform/database/limits.ts'
import type { Process } from '../process/links-store.ts'

export interface ClosedConcern {
  readonly id: string
  readonly personId: string
  readonly outcome: string | null
  readonly closedOn: string
}

/** Closed before a day and not yet forgotten. */
export async function closedBefore(
  tx: Tx,
  councilId: string,
  day: string,
  limit: number,
): Promise<readonly ClosedConcern[]> {
  const found = await sql<ClosedConcern>`select c.id, c.person_id, c.outcome,
      (c.closed_at at time zone 'Europe/London')::date as closed_on
    from safeguarding.concern c
    where c.council_id = ${councilId} and c.state = 'closed' and c.forgotten_at is null
      and c.closed_at < (${day}::date + 1)::timestamp at time zone 'Europe/London'
      and not exists (select from safeguarding.retention_item i where i.council_id = c.council_id
        and i.about_id = c.id and i.kind in ('concern', 'enquiry') and i.state <> 'kept')
    order by c.closed_at ${atMost(limit)}`.execute(tx)
  return found.rows
}

export interface LastContact {
  readonly personId: string
  /** Null: something about them is still open, or not yet forgotten. */
  readonly lastOn: string | null
}

/** Of these people: when the last case about them was closed, where all are forgotten. */
export async function lastContacts(
  tx: Tx,
  councilId: string,
  ids: readonly string[],
): Promise<readonly LastContact[]> {
  const found = await sql<LastContact>`select c.person_id,
      case when bool_and(c.forgotten_at is not null)
        then (max(c.closed_at) at time zone 'Europe/London')::date end as last_on
    from safeguarding.concern c where c.council_id = ${councilId} and c.person_id = any(${ids}::uuid[])
    group by c.person_id`.execute(tx)
  return found.rows
}

export interface ItemRow {
  readonly id: string
  readonly version: number
  readonly kind: string
  readonly aboutId: string
  readonly since: string
  readonly listedOn: string
  readonly state: 'listed' | 'approved' | 'forgotten' | 'kept'
  readonly approvedAt: Temporal.Instant | null
  readonly approvedBy: string | null
  readonly doneAt: Temporal.Instant | null
}

export interface NewItem extends Pick<ItemRow, 'id' | 'kind' | 'aboutId' | 'since' | 'listedOn'> {
  readonly councilId: string
}

/** Once for each record. What was kept then is listed again when its length has run out anew. */
export async function listItem(tx: Tx, item: NewItem): Promise<void> {
  await sql`insert into safeguarding.retention_item (council_id, id, kind, about_id, since, listed_on, state)
    values (${item.councilId}, ${item.id}, ${item.kind}, ${item.aboutId}, ${item.since}, ${item.listedOn}, 'listed')
    on conflict (council_id, kind, about_id) do nothing`.execute(tx)
}

type Listed = ItemRow & { readonly reference: string | null }

export async function listedItems(
  tx: Tx,
  councilId: string,
  state: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly Listed[]; readonly total: number }> {
  const where = sql`i.council_id = ${councilId} and (${state} = 'all' or i.state = ${state})`
  const found =
    await sql<Listed>`select i.*, coalesce(c.reference, o.reference, t.reference, v.reference) as reference
      from safeguarding.retention_item i
      left join safeguarding.concern c on c.council_id = i.council_id and c.id = i.about_id
      left join safeguarding.organisational o on o.council_id = i.council_id and o.id = i.about_id
      left join safeguarding.trust t on t.council_id = i.council_id and t.id = i.about_id
      left join safeguarding.review v on v.council_id = i.council_id and v.id = i.about_id
    where ${where} order by i.since, i.id ${takeRows(page.limit, page.offset)}`.execute(tx)
  const counted = await sql<{
    total: number
  }>`select count(*)::int as total from safeguarding.retention_item i where ${where}`.execute(tx)
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0 }
}

export async function findItems(
  tx: Tx,
  councilId: string,
  ids: readonly string[],
): Promise<readonly ItemRow[]> {
  const found = await sql<ItemRow>`select * from safeguarding.retention_item
    where council_id = ${councilId} and id = any(${ids}::uuid[]) order by id for update`.execute(tx)
  return found.rows
}

export async function approvedItems(tx: Tx, councilId: string, limit: number): Promise<readonly ItemRow[]> {
  const found = await sql<ItemRow>`select * from safeguarding.retention_item
    where council_id = ${councilId} and state = 'approved' order by approved_at, id ${atMost(limit)} for update`.execute(
    tx,
  )
  return found.rows
}

export async function approve(
  tx: Tx,
  councilId: string,
  ids: readonly string[],
  { at, by }: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  await sql`update safeguarding.retention_item set state = 'approved', approved_at = ${at}, approved_by = ${by},
      version = version + 1 where council_id = ${councilId} and id = any(${ids}::uuid[])`.execute(tx)
}

export async function endItem(
  tx: Tx,
  councilId: string,
  id: string,
  state: 'forgotten' | 'kept',
  at: Temporal.Instant,
): Promise<void> {
  await sql`update safeguarding.retention_item set state = ${state}, done_at = ${at}, version = version + 1
    where council_id = ${councilId} and id = ${id}`.execute(tx)
}

export interface HoldRow {
  readonly id: string
  readonly about: 'concern' | 'person' | Process
  readonly aboutId: string
  readonly reason: string
  readonly fromOn: string
  readonly untilOn: string | null
  readonly by: string
  readonly words: Buffer | null
}

export async function addHold(
  tx: Tx,
  row: HoldRow & { readonly councilId: string; readonly at: Temporal.Instant },
): Promise<void> {
  await tx.insertInto('safeguarding.hold').values(row).execute()
}

export async function liftHold(
  tx: Tx,
  councilId: string,
  id: string,
  at: Temporal.Instant,
  by: string | null,
): Promise<void> {
  await sql`update safeguarding.hold set lifted_at = ${at}, lifted_by = ${by}
    where council_id = ${councilId} and id = ${id}`.execute(tx)
}

export async function findHold(tx: Tx, councilId: string, id: string): Promise<HoldRow | undefined> {
  const found = await sql<HoldRow>`select * from safeguarding.hold
    where council_id = ${councilId} and id = ${id} and lifted_at is null`.execute(tx)
  return found.rows[0]
}

/** Those that stand, of these records or of all. */
export async function standingHolds(
  tx: Tx,
  councilId: string,
  ids?: readonly string[],
): Promise<readonly HoldRow[]> {
  const found =
    await sql<HoldRow>`select * from safeguarding.hold where council_id = ${councilId} and lifted_at is null
    and (${ids === undefined} or about_id = any(${ids ?? []}::uuid[])) order by at desc, id`.execute(tx)
  return found.rows
}

/** The references of records that are held; all about one adult has none. */
export async function codesOfHeld(
  tx: Tx,
  councilId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const of = (table: string) => sql`select id, reference from ${sql.table(`safeguarding.${table}`)}
    where council_id = ${councilId} and id = any(${[...ids]}::uuid[])`
  const found = await sql<{
    id: string
    reference: string
  }>`${of('concern')} union all ${of('organisational')}
    union all ${of('trust')} union all ${of('review')}`.execute(tx)
  return new Map(found.rows.map(row => [row.id, row.reference]))
}

/** Requests for records that are not answered yet hold what they are about, without anybody saying so. */
export async function askedFor(
  tx: Tx,
  councilId: string,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ personId: string }>`select distinct person_id from safeguarding.access_request
    where council_id = ${councilId} and person_id = any(${personIds}::uuid[]) and ended_on is null`.execute(
    tx,
  )
  return new Set(found.rows.map(row => row.personId))
}

export interface CaseToForget {
  readonly id: string
  readonly personId: string
  readonly reportId: string
  readonly outcome: string | null
  readonly closedOn: string | null
  readonly forgottenAt: Temporal.Instant | null
}

export async function casesToForget(
  tx: Tx,
  councilId: string,
  ids: readonly string[],
): Promise<readonly CaseToForget[]> {
  const found = await sql<CaseToForget>`select id, person_id, report_id, outcome, forgotten_at,
      (closed_at at time zone 'Europe/London')::date as closed_on
    from safeguarding.concern where council_id = ${councilId} and id = any(${ids}::uuid[])`.execute(tx)
  return found.rows
}

export async function markForgotten(
  tx: Tx,
  councilId: string,
  concernId: string,
  at: Temporal.Instant,
): Promise<void> {
  await sql`update safeguarding.concern set forgotten_at = ${at}, words = ''::bytea, version = version + 1
    where council_id = ${councilId} and id = ${concernId}`.execute(tx)
}

/** Whether any concern that came of this report still has its words. */
export async function reportStillNeeded(tx: Tx, councilId: string, reportId: string): Promise<boolean> {
  const found = await sql<{ one: number }>`select 1 as one from safeguarding.concern
    where council_id = ${councilId} and report_id = ${reportId} and forgotten_at is null limit 1`.execute(tx)
  return found.rows.length > 0
}

/** Of the report its codes and dates stay; the sealed words and the way back to it are emptied. */
export async function emptyReport(tx: Tx, councilId: string, reportId: string): Promise<void> {
  await sql`update safeguarding.report set words = ''::bytea, code_hash = null, version = version + 1
    where council_id = ${councilId} and id = ${reportId}`.execute(tx)
  await sql`update safeguarding.message set words = ''::bytea
    where council_id = ${councilId} and report_id = ${reportId}`.execute(tx)
}

/** Records under a key of their own that belong to a case or a person: their keys go with it. */
export async function ownKeysOf(tx: Tx, councilId: string, aboutId: string): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select id from safeguarding.pattern_look where council_id = ${councilId} and about_id = ${aboutId}
    union all select id from safeguarding.hold where council_id = ${councilId} and about_id = ${aboutId}
    union all select id from safeguarding.breach where council_id = ${councilId} and concern_id = ${aboutId}
    union all select id from safeguarding.ombudsman_complaint
      where council_id = ${councilId} and concern_id = ${aboutId}
    union all select id from safeguarding.member_letter where council_id = ${councilId} and concern_id = ${aboutId}`.execute(
    tx,
  )
  return found.rows.map(row => row.id)
}
