import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface TeamRow {
  readonly id: string
  readonly name: string
  readonly members: readonly string[]
}

export async function teamsOf(tx: Tx, councilId: string): Promise<readonly TeamRow[]> {
  const found =
    await sql<TeamRow>`select t.id, t.name, array(select m.account_id from safeguarding.team_member m
      where m.council_id = t.council_id and m.team_id = t.id) as members
    from safeguarding.team t where t.council_id = ${councilId} order by t.name, t.id`.execute(tx)
  return found.rows
}

/** The team somebody is in; of several the first by name. */
export async function teamOf(tx: Tx, councilId: string, accountId: string): Promise<string | undefined> {
  const found = await sql<{ id: string }>`select t.id from safeguarding.team t
    join safeguarding.team_member m on m.council_id = t.council_id and m.team_id = t.id
    where t.council_id = ${councilId} and m.account_id = ${accountId} order by t.name, t.id limit 1`.execute(
    tx,
  )
  return found.rows[0]?.id
}

export async function keepTeam(tx: Tx, team: { councilId: string; id: string; name: string }): Promise<void> {
  await sql`insert into safeguarding.team (council_id, id, name) values (${team.councilId}, ${team.id}, ${team.name})
    on conflict (council_id, id) do update set name = excluded.name`.execute(tx)
}

export async function setMembers(
  tx: Tx,
  councilId: string,
  teamId: string,
  accountIds: readonly string[],
): Promise<void> {
  await sql`delete from safeguarding.team_member
    where council_id = ${councilId} and team_id = ${teamId} and account_id <> all(${accountIds}::uuid[])`.execute(
    tx,
  )
  await sql`insert into safeguarding.team_member (council_id, team_id, account_id)
    select ${councilId}, ${teamId}, unnest(${accountIds}::uuid[]) on conflict do nothing`.execute(tx)
}
