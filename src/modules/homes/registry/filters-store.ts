import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface Filters {
  councils: { code: string; name: string; homes: number }[]
  specialisms: string[]
  providers: { id: string; name: string; homes: number }[]
  brands: { id: string; name: string; homes: number }[]
  ownCouncil: string | null
}

/** A provider and a brand that are wanted whether or not they have a home in the council. */
export interface AlsoWanted {
  readonly provider?: string | undefined
  readonly brand?: string | undefined
}

export async function filtersOf(tx: Tx, councilId: string, also: AlsoWanted): Promise<Filters> {
  // Left out where nothing is wanted, so that the index by council serves the rest.
  const orProvider = also.provider ? sql`or provider_id::text = ${also.provider}` : sql``
  const orBrand = also.brand ? sql`or brand_id = ${also.brand}` : sql``
  const found = await sql<Filters>`
    select coalesce((select jsonb_agg(jsonb_build_object('code', c.code, 'name', c.nice_name, 'homes', n.homes) order by c.nice_name)
              from (select council_id, count(*) as homes from homes.home where joined_into is null group by 1) n
              join platform.council c on c.id = n.council_id), '[]') as councils,
           array(select distinct unnest(specialisms) from homes.home
                  where council_id = ${councilId} and joined_into is null order by 1) as specialisms,
           coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name, 'homes', n.homes) order by n.name)
              from (select provider_id as id, (select p.name from homes.provider p where p.id = provider_id) as name,
                           count(*) filter (where council_id = ${councilId}) as homes from homes.home
                     where joined_into is null and registered
                       and (council_id = ${councilId} ${orProvider}) group by 1) n
             where n.name is not null), '[]') as providers,
           coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'homes', b.homes) order by b.name)
              from (select brand_id as id, max(brand_name) as name, count(*) filter (where council_id = ${councilId}) as homes
                      from homes.home where joined_into is null and registered and brand_name is not null
                       and (council_id = ${councilId} ${orBrand}) group by 1) b), '[]') as brands,
           (select code from platform.council where id = ${councilId}) as own_council`.execute(tx)
  return found.rows[0] ?? { councils: [], specialisms: [], providers: [], brands: [], ownCouncil: null }
}
