import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface Filters {
  councils: { code: string; name: string; homes: number }[]
  specialisms: string[]
  ownCouncil: string | null
}

export async function filtersOf(tx: Tx, councilId: string): Promise<Filters> {
  const found = await sql<Filters>`
    select coalesce((select jsonb_agg(jsonb_build_object('code', c.code, 'name', c.nice_name, 'homes', n.homes) order by c.nice_name)
              from (select council_id, count(*) as homes from homes.home where joined_into is null group by 1) n
              join platform.council c on c.id = n.council_id), '[]') as councils,
           array(select distinct unnest(specialisms) from homes.home
                  where council_id = ${councilId} and joined_into is null order by 1) as specialisms,
           (select code from platform.council where id = ${councilId}) as own_council`.execute(tx)
  return found.rows[0] ?? { councils: [], specialisms: [], ownCouncil: null }
}
