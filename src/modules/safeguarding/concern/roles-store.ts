import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface CaseRoleRow {
  readonly id: string
  readonly accountId: string
  readonly role: string
  readonly fromAt: Temporal.Instant
  readonly endedAt: Temporal.Instant | null
}

export async function caseRoles(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly CaseRoleRow[]> {
  const found = await sql<CaseRoleRow>`select id, account_id, role, from_at, ended_at
    from safeguarding.case_role where council_id = ${councilId} and concern_id = ${concernId}
    order by from_at, id`.execute(tx)
  return found.rows
}

interface Giving {
  readonly councilId: string
  readonly concernId: string
  readonly role: string
  readonly accountId: string
  readonly id: string
  readonly at: Temporal.Instant
  readonly by: string | null
}

/** Gives somebody a part, unless they have it; a part of which there is one goes over from whoever had it. */
export async function giveRole(tx: Tx, giving: Giving, single: boolean): Promise<void> {
  const { councilId, concernId, role, accountId, id, at, by } = giving
  if (single) {
    await sql`update safeguarding.case_role set ended_at = ${at} where council_id = ${councilId}
      and concern_id = ${concernId} and role = ${role} and ended_at is null
      and account_id <> ${accountId}`.execute(tx)
  }
  await sql`insert into safeguarding.case_role (council_id, id, concern_id, account_id, role, from_at, given_by)
    select ${councilId}::uuid, ${id}::uuid, ${concernId}::uuid, ${accountId}::uuid, ${role}::text, ${at}::timestamptz,
           ${by}::uuid
     where not exists (select from safeguarding.case_role where council_id = ${councilId}
       and concern_id = ${concernId} and account_id = ${accountId} and role = ${role}
       and ended_at is null)`.execute(tx)
}
