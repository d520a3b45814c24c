import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Compatibility, HarmKind, Place, TimeOfDay } from './codes.ts'

export interface BetweenRow {
  readonly councilId: string
  readonly id: string
  readonly homeId: string
  readonly harmedId: string
  readonly otherId: string
  readonly harmedConcernId: string | null
  readonly otherConcernId: string | null
  readonly happenedOn: string | null
  readonly timeOfDay: TimeOfDay
  readonly place: Place
  readonly kinds: readonly HarmKind[]
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string | null
  readonly words: Buffer
}

export async function addBetween(tx: Tx, row: BetweenRow): Promise<void> {
  await tx
    .insertInto('safeguarding.between')
    .values({ ...row, kinds: [...row.kinds] })
    .execute()
}

/** What happened in a home since a day, undated too; the newest first. More than 1,000 no home has. */
export async function betweenAt(
  tx: Tx,
  councilId: string,
  homeId: string,
  since: string,
): Promise<readonly BetweenRow[]> {
  const found = await sql<BetweenRow>`select * from safeguarding.between
    where council_id = ${councilId} and home_id = ${homeId}
      and coalesce(happened_on, (recorded_at at time zone 'Europe/London')::date) >= ${since}::date
    order by coalesce(happened_on, (recorded_at at time zone 'Europe/London')::date) desc, id limit 1000`.execute(
    tx,
  )
  return found.rows
}

/** Who leads the case of whoever this person was part of harm with, or plans their support. */
export async function workersOfOthers(
  tx: Tx,
  councilId: string,
  personId: string,
): Promise<ReadonlySet<string>> {
  const found = await sql<{ accountId: string }>`
    with others as (
      select case when harmed_id = ${personId} then other_id else harmed_id end as person_id
        from safeguarding.between
       where council_id = ${councilId} and (harmed_id = ${personId} or other_id = ${personId}))
    select c.lead_id as account_id from safeguarding.concern c join others o on o.person_id = c.person_id
     where c.council_id = ${councilId} and c.state <> 'closed' and c.lead_id is not null
    union
    select s.practitioner_id from others o, lateral (
      select practitioner_id from safeguarding.resident_support
       where council_id = ${councilId} and person_id = o.person_id order by recorded_at desc, id desc limit 1) s`.execute(
    tx,
  )
  return new Set(found.rows.map(row => row.accountId))
}

export interface SupportRow {
  readonly councilId: string
  readonly id: string
  readonly personId: string
  readonly homeId: string
  readonly practitionerId: string
  readonly hasAdvocate: 'yes' | 'no' | 'not-needed'
  readonly capacity: string
  readonly reviewOn: string
  readonly compatibility: Compatibility
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string | null
  readonly words: Buffer
}

export async function addSupport(tx: Tx, row: SupportRow): Promise<void> {
  await tx.insertInto('safeguarding.residentSupport').values(row).execute()
}

/** The plan that holds of each of these people. */
export async function supportOf(
  tx: Tx,
  councilId: string,
  personIds: readonly string[],
): Promise<readonly SupportRow[]> {
  const found = await sql<SupportRow>`select distinct on (person_id) * from safeguarding.resident_support
    where council_id = ${councilId} and person_id = any(${personIds}::uuid[])
    order by person_id, recorded_at desc, id desc`.execute(tx)
  return found.rows
}
