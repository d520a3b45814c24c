import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

/** The homes at which this council has open cases. */
export async function homesWithCases(tx: Tx, councilId: string): Promise<readonly string[]> {
  const found = await sql<{ homeId: string }>`select distinct c.home_id from safeguarding.concern c
    where c.council_id = ${councilId} and c.state <> 'closed' and c.home_id is not null`.execute(tx)
  return found.rows.map(row => row.homeId)
}

export interface CaseAtHome {
  readonly id: string
  readonly homeId: string
  readonly personId: string
  readonly reference: string
  readonly receivedAt: Temporal.Instant
  readonly restricted: boolean
  /** Who has a part in it, and where it is not restricted who is in its team. */
  readonly people: readonly string[]
}

/** Open cases at these homes, the oldest first. */
export async function openCasesAt(
  tx: Tx,
  councilId: string,
  homeIds: readonly string[],
): Promise<readonly CaseAtHome[]> {
  const found =
    await sql<CaseAtHome>`select c.id, c.home_id, c.person_id, c.reference, c.received_at, c.restricted,
      array(select r.account_id from safeguarding.case_role r
             where r.council_id = c.council_id and r.concern_id = c.id and r.ended_at is null
            union select m.account_id from safeguarding.team_member m
             where m.council_id = c.council_id and m.team_id = c.team_id and not c.restricted) as people
    from safeguarding.concern c
   where c.council_id = ${councilId} and c.home_id = any(${[...homeIds]}::uuid[]) and c.state <> 'closed'
   order by c.received_at, c.id limit 5000`.execute(tx)
  return found.rows
}
