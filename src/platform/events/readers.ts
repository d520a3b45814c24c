import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

export interface Reader {
  readonly accountId: string | null
  readonly name: string
  readonly role: string
  readonly times: number
  readonly lastAt: Temporal.Instant
}

interface Read {
  readonly councilId: string
  readonly type: string
  readonly id: string
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

/** Who opened a record in this time, by the event log: the latest first. */
export async function readersOf(tx: Tx, { councilId, type, id, from, to }: Read): Promise<readonly Reader[]> {
  const found = await sql<Reader>`
    select e.actor_id as account_id, e.actor_role as role, count(*)::int as times, max(e.at) as last_at,
           coalesce(max(a.name), case e.actor_role when 'system' then 'Lantern' else 'Somebody who has left' end) as name
      from platform.event e
      left join platform.account a on a.council_id = e.council_id and a.id = e.actor_id
     where e.council_id = ${councilId} and e.subject_type = ${type} and e.subject_id = ${id}
       and e.outcome = 'seen' and e.at between ${from} and ${to}
     group by e.actor_id, e.actor_role order by max(e.at) desc limit 500`.execute(tx)
  return found.rows
}
