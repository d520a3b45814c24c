import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { CqcLocation } from '../cqc/location.ts'
import type { FactValue } from './facts.ts'
import { shownChange } from './homes-store.ts'

export interface ProviderRow {
  readonly id: string
  readonly cqcProviderId: string
  readonly name: string | null
}

export interface RegistrationRow {
  readonly location: CqcLocation
  readonly recordId: string
  readonly asOf: string
  readonly provider: ProviderRow | null
}

export interface FactRow {
  readonly cqcLocationId: string
  readonly key: string
  readonly value: FactValue
  readonly recordId: string
  readonly kind: string
  readonly address: string
  readonly fetchedAt: string
  readonly hash: string
}

export interface JoinRow {
  readonly id: string
  readonly kind: 'joined' | 'kept-apart'
  readonly automatic: boolean
  readonly cqcLocationIds: string[]
  readonly basis: string
  readonly reason: string
  readonly decidedAt: string
  readonly undone: boolean
  readonly undoneReason: string | null
  readonly version: number
}

export interface HomeRow {
  readonly id: string
  readonly name: string
  readonly council: { code: string; name: string } | null
  readonly address: string
  readonly postcode: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly beds: number | null
  readonly registered: boolean
  readonly dormant: boolean
  readonly nursing: boolean
  readonly serviceTypes: string[]
  readonly specialisms: string[]
  readonly provider: ProviderRow | null
  readonly brandId: string | null
  readonly brandName: string | null
  readonly openedOn: string | null
  readonly closedOn: string | null
  readonly lastInspectedOn: string | null
  readonly rating: string | null
  readonly ratingOn: string | null
  readonly ratingInherited: boolean | null
  readonly previousRating: string | null
  readonly version: number
  readonly registrations: readonly RegistrationRow[]
  readonly facts: readonly FactRow[]
  readonly changes: readonly {
    readonly kind: string
    readonly onDate: string | null
    readonly noticedAt: string
    readonly data: Record<string, unknown>
  }[]
  readonly joins: readonly JoinRow[]
  readonly challenges: readonly { readonly id: string; readonly factKey: string }[]
}

const provider = sql`case when p.id is null then null
  else jsonb_build_object('id', p.id, 'cqcProviderId', p.cqc_provider_id, 'name', p.name) end`

const instant = (column: string) =>
  sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** One home with everything about it, in one statement. An id that was joined into another leads to that one. */
export async function findHome(
  tx: Tx,
  id: string,
  mayRead: Expression<SqlBool>,
): Promise<HomeRow | undefined> {
  const found = await sql<HomeRow>`
    select h.id, h.name, case when c.id is null then null else jsonb_build_object('code', c.code, 'name', c.nice_name) end as council,
           h.address, h.postcode, h.latitude, h.longitude, h.beds, h.registered, h.dormant, h.nursing, h.service_types,
           h.specialisms, ${provider} as provider, h.brand_id, h.brand_name, h.opened_on, h.closed_on, h.last_inspected_on,
           h.rating, h.rating_on, h.rating_inherited, h.previous_rating, h.version,
           ${registrations} as registrations, ${facts} as facts, ${changes} as changes, ${joins} as joins,
           coalesce((select jsonb_agg(jsonb_build_object('id', ch.id, 'factKey', ch.fact_key) order by ch.raised_at)
             from homes.challenge ch
            where (ch.home_id = h.id or ch.home_id in (select a.id from homes.home a where a.joined_into = h.id))
              and ch.state in ('raised', 'with-cqc') and ${mayRead}), '[]') as challenges
      from homes.home h
      left join platform.council c on c.id = h.council_id
      left join homes.provider p on p.id = h.provider_id
     where h.id = (select coalesce(joined_into, id) from homes.home where id = ${id})`.execute(tx)
  return found.rows[0]
}

const registrations = sql`(select jsonb_agg(jsonb_build_object('location', r.location, 'recordId', r.record_id,
      'asOf', ${instant('r.as_of')}, 'provider', ${provider}) order by r.registered_from, r.cqc_location_id)
    from homes.registration r left join homes.provider p on p.id = r.provider_id where r.home_id = h.id)`

const facts = sql`coalesce((select jsonb_agg(jsonb_build_object('cqcLocationId', r.cqc_location_id, 'key', f.key,
      'value', f.value, 'recordId', f.record_id, 'kind', rec.source, 'address', rec.address,
      'fetchedAt', ${instant('rec.fetched_at')}, 'hash', encode(rec.hash, 'hex')))
    from homes.registration r
    join homes.fact f on f.registration_id = r.id and f.known_to is null
    join homes.record rec on rec.id = f.record_id
   where r.home_id = h.id), '[]')`

const changes = sql`coalesce((select jsonb_agg(jsonb_build_object('kind', x.kind, 'onDate', x.on_date,
      'noticedAt', ${instant('x.noticed_at')}, 'data', x.data)
      order by coalesce(x.on_date, x.noticed_at::date) desc, x.noticed_at desc, x.id)
    from homes.change x where x.home_id = h.id and ${shownChange}), '[]')`

const joins = sql`coalesce((select jsonb_agg(jsonb_build_object('id', j.id, 'kind', j.kind, 'automatic', j.automatic,
      'cqcLocationIds', j.cqc_location_ids, 'basis', j.basis, 'reason', j.reason, 'decidedAt', ${instant('j.decided_at')},
      'undone', j.undone_at is not null, 'undoneReason', j.undone_reason, 'version', j.version) order by j.decided_at, j.id)
    from homes.join_decision j
   where j.cqc_location_ids && array(select r.cqc_location_id from homes.registration r where r.home_id = h.id)), '[]')`
