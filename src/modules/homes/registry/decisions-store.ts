import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface DecisionRow {
  readonly id: string
  readonly kind: 'joined' | 'kept-apart'
  readonly automatic: boolean
  readonly cqcLocationIds: string[]
  readonly undoneAt: Temporal.Instant | null
  readonly undoneReason: string | null
  readonly version: number
}

export async function findDecision(tx: Tx, id: string): Promise<DecisionRow | undefined> {
  const row = await tx
    .selectFrom('homes.joinDecision')
    .select(['id', 'kind', 'automatic', 'cqcLocationIds', 'undoneAt', 'undoneReason', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row as DecisionRow | undefined
}

export interface NewDecision {
  readonly id: string
  readonly kind: 'joined' | 'kept-apart'
  readonly cqcLocationIds: readonly string[]
  readonly reason: string
  readonly decidedAt: Temporal.Instant
  readonly decidedBy: string | null
  readonly councilId: string
}

export async function addDecision(tx: Tx, decision: NewDecision): Promise<void> {
  await tx
    .insertInto('homes.joinDecision')
    .values({ ...decision, cqcLocationIds: [...decision.cqcLocationIds], automatic: false, basis: 'officer' })
    .execute()
}

export async function markUndone(
  tx: Tx,
  id: string,
  undone: { readonly at: Temporal.Instant; readonly by: string | null; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('homes.joinDecision')
    .set({
      undoneAt: undone.at,
      undoneBy: undone.by,
      undoneReason: undone.reason,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute()
}

export interface PlacedRegistration {
  readonly cqcLocationId: string
  readonly homeId: string
  readonly councilId: string | null
}

export async function placesOf(tx: Tx, cqcLocationIds: readonly string[]): Promise<PlacedRegistration[]> {
  return tx
    .selectFrom('homes.registration as r')
    .innerJoin('homes.home as h', 'h.id', 'r.homeId')
    .select(['r.cqcLocationId', 'r.homeId', 'h.councilId'])
    .where(sql<boolean>`r.cqc_location_id = any(${[...cqcLocationIds]})`)
    .orderBy('r.registeredFrom')
    .execute()
}

/** Every registration of the homes that these belong to. */
export async function membersTogether(tx: Tx, cqcLocationIds: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select cqc_location_id as id from homes.registration where home_id in
      (select home_id from homes.registration where cqc_location_id = any(${[...cqcLocationIds]}))`.execute(
    tx,
  )
  return found.rows.map(row => row.id)
}

export interface CandidateRow {
  readonly id: string
  readonly sentence: string
  readonly foundAt: Temporal.Instant
  readonly registrations: {
    cqcLocationId: string
    name: string
    postcode: string | null
    from: string
    to: string | null
    beds: number | null
    provider: string | null
    homeId: string
    homeName: string
  }[]
}

export async function openCandidates(tx: Tx, councilId: string): Promise<CandidateRow[]> {
  const rows = await sql<CandidateRow>`
    select c.id, c.sentence, c.found_at,
           (select jsonb_agg(jsonb_build_object('cqcLocationId', r.cqc_location_id, 'name', r.name,
                     'postcode', r.postcode, 'from', r.registered_from, 'to', r.registered_to, 'beds', r.beds,
                     'provider', p.name, 'homeId', h.id, 'homeName', h.name) order by r.registered_from, r.cqc_location_id)
              from homes.registration r join homes.home h on h.id = r.home_id
              left join homes.provider p on p.id = r.provider_id
             where r.cqc_location_id = any(c.cqc_location_ids)) as registrations
      from homes.join_candidate c
     where c.council_id = ${councilId} and c.settled_at is null
     order by c.found_at, c.id`.execute(tx)
  return rows.rows
}
