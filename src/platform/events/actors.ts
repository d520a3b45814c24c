import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

interface Acted {
  readonly councilId: string
  readonly type: string
  readonly ids: readonly string[]
  readonly accountId: string
  /** Actions that do not count. */
  readonly but?: readonly string[]
}

/** On which of these records this account did something, by the event log; reading and being refused are not doing. */
export async function actedOn(
  tx: Tx,
  { councilId, type, ids, accountId, but = [] }: Acted,
): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const found = await sql<{ subjectId: string }>`select distinct e.subject_id from platform.event e
    where e.council_id = ${councilId} and e.subject_type = ${type} and e.subject_id = any(${[...ids]}::text[])
      and e.actor_id = ${accountId} and e.outcome = 'done' and e.action <> all(${[...but]}::text[])`.execute(
    tx,
  )
  return found.rows.map(row => row.subjectId)
}
