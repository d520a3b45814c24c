import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import type { Box } from '../geography.ts'
import { shownChange } from '../registry/homes-store.ts'
import type { Need } from './needs.ts'
import type { Market, MarketHome, NearHome } from './schema.ts'

const MOST_HOMES = 3_000

const latest = (key: string): RawBuilder<number | null> =>
  sql<number | null>`(known.facts ->> ${key})::numeric::double precision`

/** The open homes of a council, each with what the asker's council knows of places and prices. */
export async function openHomesOf(tx: Tx, councilId: string, code: string): Promise<readonly MarketHome[]> {
  const found = await sql<MarketHome>`
    with told as (
      select distinct on (f.home_id, f.key) f.home_id, f.key, f.value, f.as_of from homes.local_fact f
       where f.council_id = ${councilId} and f.withdrawn_at is null
         and f.key in ('occupied', 'maximumCapacity', 'vacantAccepting', 'weeklyPriceCouncil', 'weeklyPriceSelf')
       order by f.home_id, f.key, f.as_of desc, f.recorded_at desc),
    known as (select home_id, jsonb_object_agg(key, value) as facts,
                     max(as_of) filter (where key = 'vacantAccepting') as vacant_as_of from told group by home_id)
    select h.id, h.name, h.postcode, h.town, h.latitude, h.longitude, h.beds, h.nursing, h.specialisms, h.rating,
           h.provider_id, p.name as provider_name,
           ${latest('occupied')} as occupied, ${latest('maximumCapacity')} as maximum_capacity,
           ${latest('vacantAccepting')} as vacant_accepting, known.vacant_as_of::text as vacant_as_of, ${latest('weeklyPriceCouncil')} as weekly_price_council,
           ${latest('weeklyPriceSelf')} as weekly_price_self
      from homes.home h
      left join homes.provider p on p.id = h.provider_id
      left join known on known.home_id = h.id
     where ${inCouncil(code)} and h.registered
     order by h.name, h.id ${atMost(MOST_HOMES)}`.execute(tx)
  return found.rows
}

/** More than England has: a limit that were reached would invent gaps. */
const MOST_NEAR = 50_000

/**
 * All open homes in a box that are Good or better and meet one of these needs, of any council: what is near does not
 * end at the border.
 */
export async function openHomesIn(
  tx: Tx,
  box: Box,
  lookedFor: readonly Need[],
): Promise<readonly NearHome[]> {
  const found = await sql<NearHome>`
    select h.id, h.name, h.latitude, h.longitude, h.nursing, h.specialisms, h.rating from homes.home h
     where h.latitude between ${box.south} and ${box.north} and h.longitude between ${box.west} and ${box.east}
       and h.registered and h.joined_into is null and h.rating in ('good', 'outstanding')
       and (${sql.join(lookedFor.map(meeting), sql` or `)})
     order by h.id ${atMost(MOST_NEAR)}`.execute(tx)
  return found.rows
}

/** As `meets` has it. */
function meeting({ nursing, specialisms }: Need): RawBuilder<SqlBool> {
  const nurses = nursing ? sql`h.nursing` : sql`true`
  const cares = specialisms ? sql`h.specialisms && ${[...specialisms]}::text[]` : sql`true`
  return sql<SqlBool>`(${nurses} and ${cares})`
}

/** The homes `h` of a council, open or not. */
export const inCouncil = (code: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(h.council_id = (select id from platform.council where code = ${code}) and h.joined_into is null)`

export interface YearRow {
  readonly year: number
  readonly opened: number
  readonly closed: number
  readonly reRegistered: number
}

export async function changesByYear(tx: Tx, code: string, from: number): Promise<readonly YearRow[]> {
  const found = await sql<YearRow>`
    select extract(year from x.on_date)::int as year, count(*) filter (where x.kind = 'opened')::int as opened,
           count(*) filter (where x.kind = 'closed')::int as closed,
           count(*) filter (where x.kind = 're-registered')::int as re_registered
      from homes.change x
     where ${shownChange} and x.council_id = (select id from platform.council where code = ${code})
       and x.kind in ('opened', 'closed', 're-registered') and x.on_date >= make_date(${from}, 1, 1)
     group by 1 order by 1`.execute(tx)
  return found.rows
}

/** Places and people on the days that at least three homes told both: one home's numbers are its own. */
export async function placesThen(
  tx: Tx,
  councilId: string,
  code: string,
): Promise<Market['places']['history']> {
  const found = await sql<Market['places']['history'][number]>`
    select day::text, count(*)::int as told, sum(maximum)::int as maximum, sum(occupied)::int as occupied
      from (select f.as_of as day, f.home_id, max((f.value)::int) filter (where f.key = 'maximumCapacity') as maximum,
                   max((f.value)::int) filter (where f.key = 'occupied') as occupied
              from homes.local_fact f join homes.home h on h.id = f.home_id
             where f.council_id = ${councilId} and f.withdrawn_at is null and f.key in ('occupied', 'maximumCapacity')
               and h.council_id = (select id from platform.council where code = ${code})
             group by f.as_of, f.home_id) as said
     where maximum is not null and occupied is not null
     group by day having count(*) >= 3 order by day desc limit 12`.execute(tx)
  return found.rows.toReversed()
}

export interface CouncilRow {
  readonly code: string
  readonly name: string
  readonly homes: number
  readonly beds: number
  readonly rated: number
  readonly good: number
  readonly latitude: number | null
  readonly longitude: number | null
}

/** Every council that has open homes in the register, with the middle of them. */
export async function councilsWithHomes(tx: Tx): Promise<readonly CouncilRow[]> {
  const found = await sql<CouncilRow>`
    select c.code, c.nice_name as name, n.homes, n.beds, n.rated, n.good, n.latitude, n.longitude
      from (select council_id, count(*)::int as homes, coalesce(sum(beds), 0)::int as beds, count(rating)::int as rated,
                   count(*) filter (where rating in ('good', 'outstanding'))::int as good,
                   avg(latitude) as latitude, avg(longitude) as longitude
              from homes.home where registered and joined_into is null group by council_id) as n
      join platform.council c on c.id = n.council_id
     order by c.nice_name`.execute(tx)
  return found.rows
}

export async function codeOf(tx: Tx, councilId: string): Promise<string> {
  const found = await sql<{
    code: string
  }>`select code from platform.council where id = ${councilId}`.execute(tx)
  return found.rows[0]?.code ?? ''
}

/** The name of the region a council is in, where the list of councils says it. */
export async function regionOf(tx: Tx, code: string): Promise<string | null> {
  const found = await sql<{ region: string | null }>`
    select region from platform.council where code = ${code}`.execute(tx)
  return found.rows[0]?.region ?? null
}
