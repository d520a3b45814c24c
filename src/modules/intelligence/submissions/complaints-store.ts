import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { kinds } from './kinds.ts'

const complaints = kinds.filter(one => one.voice).map(one => one.code)

/**
 * How many complaints the council was told of each home, received from one day to another, that day too; several
 * witnesses of one event are one. Of small homes none is counted, so that no count tells of a person.
 */
export async function complaintsTold(
  tx: Tx,
  councilId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ homeId: string; complaints: number }>`
    select s.home_id, count(distinct coalesce(s.event_key, s.id::text))::int as complaints
      from intelligence.submission s
     where s.council_id = ${councilId} and s.kind = any(${complaints}::text[]) and s.taken_back_at is null
       and s.seen_by <> 'home-staff' and s.partner <> 'home' and s.restriction <> 'case-roles'
       and s.received_on between ${from}::date and ${to}::date
     group by s.home_id`.execute(tx)
  return new Map(found.rows.map(row => [row.homeId, row.complaints]))
}
