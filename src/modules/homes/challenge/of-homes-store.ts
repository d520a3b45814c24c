import { sql } from 'kysely'
import type pg from 'pg'
import type { Tx } from '#platform/database/database.ts'
import type { ChallengeState } from './workflow.ts'

/** A challenge to a fact of a home, as other modules need it: nothing that anybody wrote. */
export interface ChallengeOfHome {
  readonly id: string
  /** The home that stands, whichever registration was named. */
  readonly homeId: string
  readonly factKey: string
  readonly state: ChallengeState
  readonly raisedAt: Temporal.Instant
  readonly dueOn: string | null
  readonly closedAt: Temporal.Instant | null
  /** The record still says what was challenged. */
  readonly stands: boolean
}

const columns = sql`ch.id, h.id as home_id, ch.fact_key, ch.state, ch.raised_at, ch.due_on, ch.closed_at,
  f.value is not distinct from ch.fact_value as stands`

/** All challenges to facts of some homes, settled ones too, the oldest first. */
export async function challengesOfHomes(
  tx: Tx,
  councilId: string,
  homeIds: readonly string[],
): Promise<readonly ChallengeOfHome[]> {
  const found = await sql<ChallengeOfHome>`
    select ${columns} from homes.challenge ch
      join homes.home named on named.id = ch.home_id
      join homes.home h on h.id = coalesce(named.joined_into, named.id)
      left join homes.fact f on f.registration_id = ch.registration_id and f.key = ch.fact_key and f.known_to is null
     where ch.council_id = ${councilId}
       and ch.home_id in (select o.id from homes.home o where o.id = any(${[...homeIds]}::uuid[])
         union select o.id from homes.home o where o.joined_into = any(${[...homeIds]}::uuid[]))
     order by ch.raised_at, ch.id`.execute(tx)
  return found.rows
}

/** The homes of which a challenge was upheld at a time or later, in milliseconds since 1970, and the last such time. */
export async function upheldSince(
  tx: Tx,
  councilId: string,
  since: number,
): Promise<{ readonly homeIds: readonly string[]; readonly last: number }> {
  const found = await sql<{ homeId: string; at: number }>`
    select coalesce(named.joined_into, named.id) as home_id,
           floor(extract(epoch from ch.closed_at) * 1000)::bigint as at
      from homes.challenge ch join homes.home named on named.id = ch.home_id
     where ch.council_id = ${councilId} and ch.state = 'upheld'
       and ch.closed_at >= to_timestamp(${since}::double precision / 1000)`.execute(tx)
  return {
    homeIds: [...new Set(found.rows.map(row => row.homeId))],
    last: Math.max(since, ...found.rows.map(row => row.at)),
  }
}

/** When each council last upheld a challenge, in milliseconds since 1970. */
export async function upheldLast(pool: pg.Pool): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ council_id: string; at: number }>(
    'select council_id, at from homes.upheld_last()',
  )
  return new Map(rows.map(row => [row.council_id, row.at]))
}
