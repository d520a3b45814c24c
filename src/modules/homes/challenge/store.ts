import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { FactValue } from '../registry/facts.ts'
import type { ChallengeState } from './workflow.ts'

export interface ChallengeRow {
  readonly councilId: string
  readonly id: string
  readonly homeId: string
  readonly homeName: string
  readonly factKey: string
  readonly factValue: FactValue | null
  readonly factNow: FactValue | null
  readonly recordId: string | null
  /** The record that says otherwise, where two sources differ. */
  readonly otherRecordId: string | null
  readonly proposed: string
  readonly reason: string
  readonly state: ChallengeState
  /** Null where nobody did: two of CQC's sources differ. */
  readonly raisedBy: string | null
  readonly raisedAt: Temporal.Instant
  readonly dueOn: string | null
  readonly cqcReference: string | null
  readonly sentAt: Temporal.Instant | null
  readonly outcomeNote: string | null
  readonly closedAt: Temporal.Instant | null
  readonly version: number
}

export const challengeRows = (where: Expression<SqlBool>) => sql<ChallengeRow>`
  select ch.*, h.id as home_id, h.name as home_name, f.value as fact_now,
         m.other_record_id
    from homes.challenge ch
    join homes.home named on named.id = ch.home_id
    join homes.home h on h.id = coalesce(named.joined_into, named.id)
    left join homes.mismatch m on m.id = ch.mismatch_id
    left join homes.fact f on f.registration_id = ch.registration_id and f.key = ch.fact_key and f.known_to is null
   where ${where}`

export async function findChallenge(
  tx: Tx,
  councilId: string,
  id: string,
): Promise<ChallengeRow | undefined> {
  const found = await challengeRows(
    sql`ch.council_id = ${councilId} and ch.id = ${id} for update of ch`,
  ).execute(tx)
  return found.rows[0]
}

export async function readChallenge(
  tx: Tx,
  councilId: string,
  id: string,
): Promise<ChallengeRow | undefined> {
  const found = await challengeRows(sql`ch.council_id = ${councilId} and ch.id = ${id}`).execute(tx)
  return found.rows[0]
}

export interface FactToChallenge {
  readonly homeId: string
  readonly homeName: string
  readonly councilId: string | null
  readonly registrationId: string | null
  readonly recordId: string | null
  readonly value: FactValue | null
}

/** The home with one of its facts, of the registration that speaks for it; the value may be missing. */
export async function factToChallenge(
  tx: Tx,
  homeId: string,
  key: string,
): Promise<FactToChallenge | undefined> {
  const found = await sql<FactToChallenge>`
    select h.id as home_id, h.name as home_name, h.council_id, r.id as registration_id, f.record_id, f.value
      from homes.home h
      left join lateral (select r.id from homes.registration r where r.home_id = h.id
        order by r.registered desc, case when r.registered then r.registered_from else r.registered_to end desc,
                 r.cqc_location_id desc limit 1) r on true
      left join homes.fact f on f.registration_id = r.id and f.key = ${key} and f.known_to is null
     where h.id = (select coalesce(joined_into, id) from homes.home where id = ${homeId})`.execute(tx)
  return found.rows[0]
}

export async function openChallengeTo(tx: Tx, homeId: string, key: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom('homes.challenge')
    .select('id')
    .where('homeId', '=', homeId)
    .where('factKey', '=', key)
    .where('state', 'in', ['raised', 'with-cqc'])
    .executeTakeFirst()
  return found?.id
}

export interface NewChallenge {
  readonly councilId: string
  readonly id: string
  readonly homeId: string
  readonly registrationId: string | null
  readonly recordId: string | null
  readonly factKey: string
  readonly factValue: FactValue | null
  readonly proposed: string
  readonly reason: string
  readonly state: ChallengeState
  readonly raisedBy: string
  readonly raisedAt: Temporal.Instant
  readonly dueOn: string
}

export async function addChallenge(tx: Tx, row: NewChallenge): Promise<void> {
  const factValue = row.factValue === null ? null : JSON.stringify(row.factValue)
  await tx
    .insertInto('homes.challenge')
    .values({ ...row, factValue })
    .execute()
}

export interface ChallengeStep {
  readonly state: ChallengeState
  readonly cqcReference?: string
  readonly sentAt?: Temporal.Instant
  readonly outcomeNote?: string
  readonly settledBy?: string | null
  readonly closedAt?: Temporal.Instant
}

export async function stepChallenge(
  tx: Tx,
  councilId: string,
  id: string,
  step: ChallengeStep,
): Promise<void> {
  await tx
    .updateTable('homes.challenge')
    .set({ ...step, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}
