import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { TellingRow } from '../tellings/row.ts'
import { columns, followed } from '../tellings/telling-store.ts'
import type { RuleSet } from '../triangulate/rule-set.ts'

/** The homes of which anything that was ever told may still count on this day or later, or does by what is kept. */
export async function homesCounting(tx: Tx, councilId: string, day: string): Promise<readonly string[]> {
  const found = await sql<{ homeId: string }>`
    select home_id from intelligence.telling where council_id = ${councilId} and over_on > ${day}::date
    union select home_id from intelligence.live where council_id = ${councilId}`.execute(tx)
  return found.rows.map(row => row.homeId)
}

export interface Rebuilding {
  readonly councilId: string
  readonly homeIds: readonly string[]
  /** What counts today, and what stood at the end of an earlier day. */
  readonly today: string
  readonly day: string
  readonly rules: RuleSet
}

/** A telling with whether it counts today, and whether it stood at the end of the earlier day. */
export type Rebuilt = TellingRow & { readonly counts: boolean; readonly stood: boolean }

/**
 * What counts of some homes, from all that was ever told of them: the last telling of each key, unless it was taken back,
 * was not so, has expired or is too old. The same as was kept telling by telling, said once for all of them; what was
 * kept otherwise is put right, and where nothing is otherwise nothing is written.
 */
export async function rebuildLive(tx: Tx, asked: Rebuilding): Promise<readonly Rebuilt[]> {
  const { councilId, homeIds, today } = asked
  const found = await sql<Rebuilt>`
    with known as materialized (${knownOf(asked)}),
      -- Compared as sets, each hashed once: PostgreSQL expects few and would look each of them up.
      kept as materialized (select l.source, l.key, l.seq, l.home_id, l.restriction, coalesce(l.ends_on, 'infinity') as ends_on
        from intelligence.live l where l.council_id = ${councilId} and l.home_id = any(${[...homeIds]}::uuid[])),
      gone as (delete from intelligence.live l
        where l.council_id = ${councilId} and l.home_id = any(${[...homeIds]}::uuid[])
          and (l.source, l.key) not in (select k.source, k.key from known k where k.counts)
        returning l.home_id, l.source, l.key),
      moved as (insert into intelligence.moved (council_id, home_id, source, key, on_date)
        select ${councilId}, home_id, source, key, ${today}::date from gone
        on conflict (council_id, home_id, source, key) do update
          set on_date = greatest(moved.on_date, excluded.on_date)),
      put as (insert into intelligence.live (council_id, source, key, seq, home_id, restriction, ends_on)
        select ${councilId}, k.source, k.key, k.seq, k.home_id, k.restriction, k.ends_on from known k
         where k.counts and (k.source, k.key, k.seq, k.home_id, k.restriction, coalesce(k.ends_on, 'infinity'))
           not in (select source, key, seq, home_id, restriction, ends_on from kept)
        on conflict (council_id, source, key) do update set seq = excluded.seq, home_id = excluded.home_id,
          restriction = excluded.restriction, ends_on = excluded.ends_on)
    select ${columns}, t.counts, t.stood from known t where t.counts or t.stood`.execute(tx)
  return found.rows
}

/**
 * Of what may still count: when something else was first told under its key, and so whether it is what stands. Most were
 * followed by something of the same home before the earlier day; that is seen here, and only the rest is looked up.
 */
function knownOf({ councilId, homeIds, today, day, rules }: Rebuilding) {
  const ends = sql`case when t.expires_on is null and not t.until_next then null
    else least(t.expires_on, t.observed_to + 1 + ${windowOf(rules)}) end`
  return sql`select t.*, e.ends_on, n.until is null and (e.ends_on is null or e.ends_on > ${today}::date) as counts,
      t.known_on <= ${day}::date and (n.until is null or n.until > ${day}::date) as stood
    from (select t.*, lead(t.known_on) over (partition by t.key_hash, t.key, t.source order by t.seq) as next_on
            from intelligence.telling t
           where t.council_id = ${councilId} and t.home_id = any(${[...homeIds]}::uuid[]) and t.over_on > ${day}::date) t
     cross join lateral (select ${ends} as ends_on) e
     ${followed(councilId)}
   where (t.next_on is null or t.next_on > ${day}::date)
     and not t.taken_back and t.standing = any(${countingStandings(rules)}::intelligence.standing[])`
}

/** Days after which a telling is too old, by what it tells; null: never. */
function windowOf({ ageing }: RuleSet) {
  const cases = ageing.map(({ what, window }) => {
    const days = Number.isFinite(window) ? window : null
    return sql`when ${what} = '' or t.what = ${what} or starts_with(t.what, ${`${what}.`}) then ${days}::integer`
  })
  return sql`case ${sql.join(cases, sql` `)} end`
}

const countingStandings = ({ standing }: RuleSet): string[] =>
  Object.entries(standing).flatMap(([name, weight]) => (weight > 0 ? [name] : []))
