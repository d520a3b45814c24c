import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { neverHappened } from './signal-kinds.ts'

/** How much the council was told of a home: reports that became a concern, and those sorted as complaint or worry. */
export interface HeardOfHome {
  readonly homeId: string
  readonly concerns: number
  readonly complaints: number
}

/**
 * By home, what was received from one day to another, that day too. A report about five adults is one. What belongs to
 * a restricted case is left out, so that no count tells of one; what proved to be mistaken is not counted.
 */
export async function heardOfHomes(
  tx: Tx,
  councilId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly HeardOfHome[]> {
  const found = await sql<HeardOfHome>`
    with told as (
      select r.id, coalesce(c.home_id, r.home_id) as home_id, c.id is not null as is_concern,
             r.sorted_kinds && array['complaint', 'worry'] as is_complaint
        from safeguarding.report r
        left join safeguarding.concern c on c.council_id = r.council_id and c.report_id = r.id
       where r.council_id = ${councilId} and r.received_at >= ${from}::date and r.received_at < ${to}::date + 1
         and coalesce(c.closing_reason, '') <> all(${[...neverHappened]}::text[])
         and not exists (select from safeguarding.concern x where x.council_id = r.council_id
                          and x.report_id = r.id and x.restricted))
    select home_id, count(distinct id) filter (where is_concern)::int as concerns,
           count(distinct id) filter (where is_complaint)::int as complaints
      from told where home_id is not null and (is_concern or is_complaint) group by home_id`.execute(tx)
  return found.rows
}
