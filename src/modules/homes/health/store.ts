import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import { pageOf } from '#platform/database/page-of.ts'
import { absentKeys, gapKeys } from './items.ts'

/** SQL of gaps in health care, home by home. */

export interface GapRow {
  readonly homeId: string
  readonly name: string
  readonly town: string | null
  readonly absent: readonly string[]
  readonly unknown: readonly string[]
  readonly toldOn: string | null
}

export interface GapsWanted {
  readonly councilId: string
  readonly gap?: string | undefined
  readonly state?: 'absent' | 'unknown' | undefined
  readonly told?: 'yes' | 'no' | undefined
}

/** Open homes of the council with a gap, those with most that is not there first. */
function gapsWhere({ councilId, gap, state, told }: GapsWanted): RawBuilder<unknown> {
  const keys = [...gapKeys, 'gapsToldOn']
  const has = (list: 'absent' | 'unknown') =>
    gap ? sql`${gap} = any(g.${sql.ref(list)})` : sql`cardinality(g.${sql.ref(list)}) > 0`
  const wanted = state ? has(state) : sql`(${has('absent')} or ${has('unknown')})`
  const tolds = { yes: sql`and g.told_on is not null`, no: sql`and g.told_on is null` }
  return sql`
    from homes.home h
    cross join lateral (
      select coalesce(array_agg(k.key order by k.at) filter (where n.value = 'false'::jsonb and k.key = any(${[...absentKeys]})), '{}') as absent,
             coalesce(array_agg(k.key order by k.at) filter (where n.value is null and k.key <> 'gapsToldOn'), '{}') as unknown,
             max(n.value #>> '{}') filter (where k.key = 'gapsToldOn') as told_on
        from unnest(${keys}::text[]) with ordinality as k(key, at)
        left join lateral (
          select f.value from homes.local_fact f
           where f.council_id = ${councilId} and f.key = k.key and f.withdrawn_at is null
             and f.home_id in (select a.id from homes.home a where a.id = h.id or a.joined_into = h.id)
           order by f.as_of desc, f.recorded_at desc, f.id desc limit 1) n on true) g
   where h.council_id = ${councilId} and h.registered and h.joined_into is null and ${wanted}
         ${told ? tolds[told] : sql``}`
}

export function listGaps(tx: Tx, wanted: GapsWanted, limit: number, offset: number) {
  const ask = (most: number, from: number) =>
    sql<GapRow & { total: number }>`
    select h.id as home_id, h.name, h.town, g.absent, g.unknown, g.told_on, count(*) over ()::integer as total
      ${gapsWhere(wanted)}
     order by cardinality(g.absent) desc, h.name, h.id ${takeRows(most, from)}`.execute(tx)
  return pageOf(ask, limit, offset)
}

/** More homes than any council has. */
const MOST = 5_000

export async function allGaps(tx: Tx, wanted: GapsWanted): Promise<readonly GapRow[]> {
  return (await listGaps(tx, wanted, MOST, 0)).rows
}
