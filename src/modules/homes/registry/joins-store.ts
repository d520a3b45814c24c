import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { stableId } from '#platform/ids.ts'
import type { JoinCandidate, JoinReason, RegistrationForJoining } from '../joining/join.ts'
import type { Decision } from './decide-homes.ts'
import { jsonRows } from './rows.ts'

/** One at a time: two that regroup homes at once would each undo the other's work. */
const REGROUPING = 7_311_004

export async function lockRegister(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${REGROUPING})`.execute(tx)
}

/** Keeps the register as it is until this transaction ends; false where somebody is writing to it. */
export async function registerRests(tx: Tx): Promise<boolean> {
  const found = await sql<{
    rests: boolean
  }>`select pg_try_advisory_xact_lock_shared(${REGROUPING}) as rests`.execute(tx)
  return found.rows[0]?.rests === true
}

export interface KnownRegistration extends RegistrationForJoining {
  readonly homeId: string
}

/** What joining needs to know of every registration in the register: light, so that all of England fits. */
export async function allRegistrations(tx: Tx): Promise<KnownRegistration[]> {
  const rows = await sql<{
    locationId: string
    homeId: string
    name: string
    postcode: string | null
    uprn: string | null
    beds: number | null
    registeredFrom: string
    registeredTo: string | null
    relationships: RegistrationForJoining['relationships']
  }>`select cqc_location_id as location_id, home_id, name, postcode, uprn, beds, registered_from, registered_to,
            location->'relationships' as relationships
       from homes.registration`.execute(tx)
  return rows.rows.map(row => ({
    ...row,
    postcode: row.postcode ?? undefined,
    uprn: row.uprn ?? undefined,
    beds: row.beds ?? undefined,
    registeredTo: row.registeredTo ?? undefined,
  }))
}

export async function allDecisions(tx: Tx): Promise<Decision[]> {
  const rows = await tx
    .selectFrom('homes.joinDecision')
    .select(['kind', 'automatic', 'cqcLocationIds', 'decidedAt', 'undoneAt'])
    .where(eb => eb.or([eb('automatic', '=', false), eb('undoneAt', 'is not', null)]))
    .execute()
  return rows.map(row => ({
    kind: row.kind as Decision['kind'],
    automatic: row.automatic,
    cqcLocationIds: row.cqcLocationIds,
    at: row.undoneAt ?? row.decidedAt,
    undone: row.undoneAt !== null,
  }))
}

function joinId(reason: JoinReason): string {
  return stableId('join', reason.kind, ...reason.between)
}

/** Lantern's own joins as they now stand; those an officer has undone stay as they are. Gives how many are new. */
export async function keepAutomaticJoins(
  tx: Tx,
  reasons: readonly JoinReason[],
  at: Temporal.Instant,
): Promise<number> {
  const rows = reasons.map(reason => ({
    id: joinId(reason),
    ids: reason.between,
    basis: reason.kind,
    reason: reason.sentence,
  }))
  await sql`delete from homes.join_decision
     where automatic and undone_at is null and not id = any(${rows.map(row => row.id)}::uuid[])`.execute(tx)
  const added = await sql<{ id: string }>`
    insert into homes.join_decision (id, kind, automatic, cqc_location_ids, basis, reason, decided_at)
    select x.id, 'joined', true, array(select jsonb_array_elements_text(x.ids)), x.basis, x.reason, ${at}
      from jsonb_to_recordset(${jsonRows(rows)}) as x(id uuid, ids jsonb, basis text, reason text)
    on conflict (id) do nothing returning id`.execute(tx)
  return added.rows.length
}

/** The list for officers: what looks alike, with what was settled marked so. Gives how many are newly open. */
export async function keepCandidates(
  tx: Tx,
  toReview: readonly JoinCandidate[],
  settled: readonly JoinCandidate[],
  at: Temporal.Instant,
): Promise<number> {
  const rows = [...rowsOf(toReview, true), ...rowsOf(settled, false)]
  await sql`delete from homes.join_candidate where not id = any(${rows.map(row => row.id)}::uuid[])`.execute(
    tx,
  )
  const kept = await sql<{ isNew: boolean; open: boolean }>`
    insert into homes.join_candidate (id, council_id, cqc_location_ids, sentence, found_at, settled_at)
    select x.id, (select h.council_id from homes.registration r join homes.home h on h.id = r.home_id
                   where r.cqc_location_id = x.ids->>0),
           array(select jsonb_array_elements_text(x.ids)), x.sentence, ${at}, case when x.open then null else ${at}::timestamptz end
      from jsonb_to_recordset(${jsonRows(rows)}) as x(id uuid, ids jsonb, sentence text, open boolean)
    on conflict (id) do update set sentence = excluded.sentence, council_id = excluded.council_id,
        settled_at = case when excluded.settled_at is null then null
                          else coalesce(join_candidate.settled_at, excluded.settled_at) end
      where (join_candidate.sentence, join_candidate.council_id, join_candidate.settled_at is null)
        is distinct from (excluded.sentence, excluded.council_id, excluded.settled_at is null)
    returning xmax = 0 as is_new, settled_at is null as open`.execute(tx)
  return kept.rows.filter(row => row.isNew && row.open).length
}

/** The same registrations may look alike in two ways; an officer is asked once, with the strongest reason. */
function rowsOf(candidates: readonly JoinCandidate[], open: boolean) {
  const byIds = new Map<string, { id: string; ids: string[]; sentence: string; open: boolean }>()
  for (const { registrationIds, sentence } of candidates) {
    const ids = registrationIds.toSorted()
    const id = stableId('join-candidate', ...ids)
    if (!byIds.has(id)) byIds.set(id, { id, ids, sentence, open })
  }
  return [...byIds.values()]
}
