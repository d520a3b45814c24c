import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import type { Process } from '../process/links-store.ts'

export interface EndedProcess {
  readonly id: string
  readonly process: Process
  /** Of a position of trust what it came to; null: it was set aside. */
  readonly outcome: string | null
  /** The day its length counts from; null while it is open, or something of it is still owed. */
  readonly endedOn: string | null
}

const day = (at: string) => sql`(${sql.raw(at)} at time zone 'Europe/London')::date`

/** One whose threshold was not met counts from that decision; a review's recommendations must be settled first. */
const ended = (councilId: string) => sql`(
  select o.id, 'organisational' as process, null as outcome,
         case o.state when 'closed' then ${day('o.closed_at')}
           when 'not-met' then (select max(${day('d.decided_at')}) from safeguarding.organisational_decision d
             where d.council_id = o.council_id and d.organisational_id = o.id) end as ended_on
    from safeguarding.organisational o where o.council_id = ${councilId} and o.forgotten_at is null
  union all
  select t.id, 'trust', t.outcome, case when t.state = 'closed' then ${day('t.closed_at')} end
    from safeguarding.trust t where t.council_id = ${councilId} and t.forgotten_at is null
  union all
  select v.id, 'review', null,
         case when exists (select from safeguarding.review_recommendation m where m.council_id = v.council_id
             and m.review_id = v.id and m.state in ('proposed', 'accepted')) then null
           when v.state = 'declined' then (select max(${day('d.decided_at')}) from safeguarding.review_decision d
             where d.council_id = v.council_id and d.review_id = v.id)
           else v.finished_on end
    from safeguarding.review v where v.council_id = ${councilId} and v.forgotten_at is null)`

/** Those of these that are not forgotten yet. */
export async function processesToForget(
  tx: Tx,
  councilId: string,
  ids: readonly string[],
): Promise<readonly EndedProcess[]> {
  const found = await sql<EndedProcess>`select p.* from ${ended(councilId)} p
    where p.id = any(${ids}::uuid[])`.execute(tx)
  return found.rows
}

interface EndedBy {
  readonly process: Process
  readonly day: string
  readonly limit: number
}

/** Ended by a day, the oldest first, and on no list yet. */
export async function processesEndedBy(
  tx: Tx,
  councilId: string,
  { process, day: last, limit }: EndedBy,
): Promise<readonly EndedProcess[]> {
  const found = await sql<EndedProcess>`select p.* from ${ended(councilId)} p
    where p.process = ${process} and p.ended_on <= ${last}::date
      and not exists (select from safeguarding.retention_item i where i.council_id = ${councilId}
        and i.about_id = p.id and i.state <> 'kept')
    order by p.ended_on, p.id ${atMost(limit)}`.execute(tx)
  return found.rows
}

interface Bound {
  readonly id: string
  readonly boundTo: string
}

/**
 * Whatever else these records are about, so that what holds the one holds the other: a case its adult; an
 * organisational enquiry, a position of trust and a review their cases, the adults of these, and the residents seen.
 */
export async function boundIds(tx: Tx, councilId: string, ids: readonly string[]): Promise<readonly Bound[]> {
  const found = await sql<Bound>`
    select c.id, c.person_id as bound_to from safeguarding.concern c
     where c.council_id = ${councilId} and c.id = any(${ids}::uuid[])
    union
    select p.process_id, one.bound_to from safeguarding.process_concern p
      join safeguarding.concern c on c.council_id = p.council_id and c.id = p.concern_id,
      lateral (values (c.id), (c.person_id)) as one (bound_to)
     where p.council_id = ${councilId} and p.process_id = any(${ids}::uuid[])
    union
    select r.organisational_id, one.bound_to from safeguarding.organisational_resident r,
      lateral (values (r.person_id), (r.concern_id)) as one (bound_to)
     where r.council_id = ${councilId} and r.organisational_id = any(${ids}::uuid[]) and one.bound_to is not null`.execute(
    tx,
  )
  return found.rows
}

/** Its own words are emptied; all others that lie under its key cannot be read once that is destroyed. */
export async function markProcessForgotten(
  tx: Tx,
  councilId: string,
  { id, process }: Pick<EndedProcess, 'id' | 'process'>,
  at: Temporal.Instant,
): Promise<void> {
  if (process === 'trust') {
    await sql`select safeguarding.remove_trust(${id}::uuid, ${at}::timestamptz)`.execute(tx)
    return
  }
  await sql`update ${sql.table(`safeguarding.${process}`)} set forgotten_at = ${at}, words = ''::bytea, version = version + 1
    where council_id = ${councilId} and id = ${id}`.execute(tx)
}

/** An organisational enquiry, a position of trust or a review by its reference. */
export async function findProcessByReference(
  tx: Tx,
  councilId: string,
  reference: string,
): Promise<Pick<EndedProcess, 'id' | 'process'> | undefined> {
  const found = await sql<Pick<EndedProcess, 'id' | 'process'>>`
    select id, 'organisational' as process from safeguarding.organisational
     where council_id = ${councilId} and reference = ${reference}
    union all select id, 'trust' from safeguarding.trust
     where council_id = ${councilId} and reference = ${reference} and forgotten_at is null
    union all select id, 'review' from safeguarding.review
     where council_id = ${councilId} and reference = ${reference}`.execute(tx)
  return found.rows[0]
}
