import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

/** Tables whose rows name the case that they belong to, and that most cases have no row of. */
export const heldTables = [
  'advocacy_view',
  'advocate_step',
  'against_wish',
  'allegation',
  'around_person',
  'capacity_view',
  'case_file',
  'conclusion',
  'contact_card',
  'court_case',
  'death',
  'dispute',
  'enquiry',
  'entry',
  'evidence',
  'feedback',
  'follow_up',
  'guide',
  'hearing',
  'measure',
  'meeting',
  'not_safer',
  'plan_action',
  'police',
  'process_concern',
  'request',
  'request_entry',
  'shared_item',
  'supporter',
  'waiting',
] as const
export type HeldTable = (typeof heldTables)[number]

/** Those of them that have a row of this case, in one statement. */
export async function tablesHeld(tx: Tx, councilId: string, concernId: string): Promise<Set<HeldTable>> {
  const ways = heldTables.map(
    table => sql`case when exists (select from ${sql.table(`safeguarding.${table}`)}
      where council_id = ${councilId} and concern_id = ${concernId}) then ${sql.lit(table)} end`,
  )
  const found = await sql<{ held: readonly (HeldTable | null)[] }>`
    select array[${sql.join(ways)}]::text[] as held`.execute(tx)
  return new Set(found.rows[0]?.held.filter(table => table !== null))
}
