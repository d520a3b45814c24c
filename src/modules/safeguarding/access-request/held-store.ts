import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { ConcernWithPeople } from '../concern/store.ts'

/** Every case about a person, whoever works on it and restricted or not: all that is held is gone through. */
export async function casesAbout(
  tx: Tx,
  councilId: string,
  personId: string,
): Promise<readonly ConcernWithPeople[]> {
  const found = await sql<ConcernWithPeople>`select c.*, '{}'::uuid[] as people, '{}'::uuid[] as team_members
    from safeguarding.concern c where c.council_id = ${councilId} and c.person_id = ${personId}
    order by c.received_at, c.id`.execute(tx)
  return found.rows
}

export interface HeldWords {
  readonly id: string
  /** Whose key opens it. */
  readonly keyId: string
  readonly kind: string
  readonly day: string
  readonly words: Buffer
}

const day = (column: string) => sql`(${sql.ref(column)} at time zone 'Europe/London')::date`

export async function notesAbout(
  tx: Tx,
  councilId: string,
  concernIds: readonly string[],
): Promise<readonly HeldWords[]> {
  const found =
    await sql<HeldWords>`select n.id, n.concern_id as key_id, n.kind, ${day('n.at')} as day, n.words
    from safeguarding.note n where n.council_id = ${councilId} and n.concern_id = any(${concernIds}::uuid[])`.execute(
      tx,
    )
  return found.rows
}

export async function decisionsAbout(
  tx: Tx,
  councilId: string,
  concernIds: readonly string[],
): Promise<readonly HeldWords[]> {
  const found =
    await sql<HeldWords>`select d.id, d.concern_id as key_id, d.outcome as kind, ${day('d.decided_at')} as day, d.words
    from safeguarding.decision d where d.council_id = ${councilId} and d.concern_id = any(${concernIds}::uuid[])`.execute(
      tx,
    )
  return found.rows
}

export async function reportsAbout(
  tx: Tx,
  councilId: string,
  reportIds: readonly string[],
): Promise<readonly HeldWords[]> {
  const found =
    await sql<HeldWords>`select r.id, r.id as key_id, r.naming as kind, ${day('r.received_at')} as day, r.words
    from safeguarding.report r where r.council_id = ${councilId} and r.id = any(${reportIds}::uuid[])`.execute(
      tx,
    )
  return found.rows
}

export async function messagesAbout(
  tx: Tx,
  councilId: string,
  reportIds: readonly string[],
): Promise<readonly HeldWords[]> {
  const found =
    await sql<HeldWords>`select m.id, m.report_id as key_id, m.side as kind, ${day('m.at')} as day, m.words
    from safeguarding.message m where m.council_id = ${councilId} and m.report_id = any(${reportIds}::uuid[])`.execute(
      tx,
    )
  return found.rows
}
