import { sql } from 'kysely'
import type pg from 'pg'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import type { FactKey, FactValue } from '../registry/facts.ts'
import { jsonRows } from '../registry/rows.ts'
import type { SourceOfFacts } from './precedence.ts'

/** SQL of putting mismatches to the councils of their homes, as challenges. */

const ofCouncil = sql`homes.mismatch m join homes.registration r on r.id = m.registration_id
  join homes.home h on h.id = r.home_id`

/** Councils that use this Lantern and have a mismatch to be told of, or a challenge to be taken back. */
export async function councilsWithMismatches(pool: pg.Pool): Promise<readonly string[]> {
  const found = await pool.query<{ id: string }>(`
    select distinct h.council_id as id
      from (select registration_id from homes.mismatch where gone_at is null and told_at is null
            union all
            select registration_id from homes.mismatch
             where gone_at is not null and told_at is not null and closed_at is null) m
      join homes.registration r on r.id = m.registration_id join homes.home h on h.id = r.home_id
      join platform.council c on c.id = h.council_id and c.uses_lantern`)
  return found.rows.map(row => row.id)
}

export interface UntoldMismatch {
  readonly id: string
  readonly homeId: string
  readonly registrationId: string
  readonly factKey: FactKey
  readonly shownSource: SourceOfFacts
  readonly shown: FactValue
  readonly shownRecordId: string
  readonly shownAsOf: Temporal.Instant
  readonly otherSource: SourceOfFacts
  readonly other: FactValue
  readonly otherAsOf: Temporal.Instant
  /** A person challenges the same fact already. */
  readonly challenged: boolean
}

export async function untoldMismatches(
  tx: Tx,
  councilId: string,
  limit: number,
): Promise<readonly UntoldMismatch[]> {
  const found = await sql<UntoldMismatch>`
    select m.id, h.id as home_id, m.registration_id, m.fact_key, m.shown_source, m.shown, m.shown_record_id,
           m.shown_as_of, m.other_source, m.other, m.other_as_of,
           exists (select from homes.challenge ch where ch.council_id = ${councilId} and ch.home_id = h.id
                    and ch.fact_key = m.fact_key and ch.state in ('raised', 'with-cqc')) as challenged
      from ${ofCouncil}
     where m.gone_at is null and m.told_at is null and h.council_id = ${councilId}
     order by m.found_at, m.id ${atMost(limit)}`.execute(tx)
  return found.rows
}

export async function markTold(tx: Tx, ids: readonly string[], at: Temporal.Instant): Promise<void> {
  await sql`update homes.mismatch set told_at = ${at} where id = any(${[...ids]}::uuid[])`.execute(tx)
}

export interface MismatchChallenge {
  readonly id: string
  readonly mismatch: UntoldMismatch
  readonly proposed: string
  readonly reason: string
}

export async function addMismatchChallenges(
  tx: Tx,
  { councilId, state, at, dueOn }: { councilId: string; state: string; at: Temporal.Instant; dueOn: string },
  challenges: readonly MismatchChallenge[],
): Promise<void> {
  const rows = challenges.map(({ id, mismatch, proposed, reason }) => ({
    ...{ id, proposed, reason, home_id: mismatch.homeId, registration_id: mismatch.registrationId },
    ...{ fact_key: mismatch.factKey, fact_value: mismatch.shown, record_id: mismatch.shownRecordId },
    mismatch_id: mismatch.id,
  }))
  await sql`
    insert into homes.challenge (council_id, id, home_id, registration_id, fact_key, fact_value, record_id, proposed, reason,
        mismatch_id, state, raised_at, due_on)
    select ${councilId}, x.*, ${state}, ${at}, ${dueOn}::date from jsonb_to_recordset(${jsonRows(rows)})
      as x(id uuid, home_id uuid, registration_id uuid, fact_key text, fact_value jsonb, record_id uuid, proposed text,
           reason text, mismatch_id uuid)
    on conflict do nothing`.execute(tx)
}

/** Takes back the open challenges of mismatches that are gone; gives how many those were. */
export async function closeGone(
  tx: Tx,
  { councilId, at, note }: { councilId: string; at: Temporal.Instant; note: string },
): Promise<number> {
  const closed = await sql<{ id: string }>`
    update homes.mismatch m set closed_at = ${at} from homes.registration r, homes.home h
     where r.id = m.registration_id and h.id = r.home_id and h.council_id = ${councilId}
       and m.gone_at is not null and m.told_at is not null and m.closed_at is null returning m.id`.execute(tx)
  const withdrawn = await sql`
    update homes.challenge set state = 'withdrawn', outcome_note = ${note}, closed_at = ${at}, version = version + 1
     where council_id = ${councilId} and mismatch_id = any(${closed.rows.map(row => row.id)}::uuid[])
       and state in ('raised', 'with-cqc')`.execute(tx)
  return Number(withdrawn.numAffectedRows ?? 0)
}
