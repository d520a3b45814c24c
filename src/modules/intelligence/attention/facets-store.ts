import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { homesWithPictures, type Whose } from './list-store.ts'

export interface Facet {
  readonly facet: 'level' | 'theme' | 'family' | 'source' | 'area' | 'provider' | 'brand'
  readonly value: string
  /** Where the value itself is no name. */
  readonly name: string | null
  readonly homes: number
}

/** What the list can be filtered by, with how many homes each would show: counted in the pictures this reader sees. */
export async function facetsOf(tx: Tx, whose: Whose): Promise<readonly Facet[]> {
  const found = await sql<Facet>`
    with shown as materialized (select p.level, p.themes, p.families, p.sources, h.area, h.provider_id, h.provider_name,
        h.brand_id, h.brand_name from ${homesWithPictures(whose)})
    select 'level' as facet, level::text as value, null as name, count(*)::int as homes from shown group by level
    union all select 'theme', one, null, count(*)::int from shown, unnest(themes) one group by one
    union all select 'family', one, null, count(*)::int from shown, unnest(families) one group by one
    union all select 'source', one, null, count(*)::int from shown, unnest(sources) one group by one
    union all select 'area', area, null, count(*)::int from shown where area is not null group by area
    union all select 'provider', provider_id::text, max(provider_name), count(*)::int from shown
      where provider_name is not null group by provider_id
    union all select 'brand', brand_id, max(brand_name), count(*)::int from shown where brand_id is not null group by brand_id
    order by 1, 3, 2`.execute(tx)
  return found.rows
}
