import { sql } from 'kysely'
import type pg from 'pg'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import type { TellingConcern } from './signals.ts'

/**
 * The concerns that changed after a place in the feed, up to the first change whose neighbours may still be written:
 * nothing is skipped, and a reader waits a moment instead.
 */
export async function changedAfter(tx: Tx, councilId: string, seq: number, limit: number) {
  const found = await sql<{ seq: number; concernId: string }>`select seq::float8 as seq, concern_id
    from safeguarding.concern_change
    where council_id = ${councilId} and seq > ${seq} and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by seq ${atMost(limit)}`.execute(tx)
  return found.rows
}

export interface IncidentRow extends Omit<TellingConcern, 'relations' | 'allegations'> {
  readonly relation: string | null
  readonly incident: string
}

/** Every concern of the incidents that these concerns belong to. Linked as one incident, or of one report. */
export async function incidentsOf(
  tx: Tx,
  councilId: string,
  ids: readonly string[],
): Promise<readonly IncidentRow[]> {
  const found = await sql<IncidentRow>`
    with recursive same (seed, id) as (
      select c.id, c.id from safeguarding.concern c where c.council_id = ${councilId} and c.id = any(${ids}::uuid[])
      union
      select s.seed, case when l.concern_id = s.id then l.other_id else l.concern_id end
        from same s join safeguarding.link l on l.council_id = ${councilId} and l.kind = 'same-incident'
         and (l.concern_id = s.id or l.other_id = s.id)
    ), named as (select distinct id, first_value(id) over (partition by seed order by id) as incident from same)
    select n.incident, c.id, c.home_id, c.state, c.outcome, c.closing_reason, c.abuse_types, c.happened_on, c.restricted,
           (c.closed_at at time zone 'Europe/London')::date as closed_on,
           (c.received_at at time zone 'Europe/London')::date as received_on, r.relation,
           case when c.state <> 'received' then least(e.opened_on, (select min(p.from_at at time zone 'Europe/London')::date
             from safeguarding.case_role p where p.council_id = c.council_id and p.concern_id = c.id)) end as looked_on,
           (case when c.outcome = 'no-enquiry' then c.decided_at when c.state = 'closed' then c.closed_at end
             at time zone 'Europe/London')::date as ended_on
      from named n
      join safeguarding.concern c on c.council_id = ${councilId} and c.id = n.id
      join safeguarding.report r on r.council_id = c.council_id and r.id = c.report_id
      left join safeguarding.enquiry e on e.council_id = c.council_id and e.concern_id = c.id
     order by n.incident, c.id`.execute(tx)
  return found.rows
}

export interface AllegationRow {
  readonly concernId: string
  readonly from: string
  /** When another took its place. */
  readonly until: string | null
  readonly findings: readonly { readonly on: string; readonly outcome: string }[]
}

const london = (column: string) => sql`(${sql.ref(column)} at time zone 'Europe/London')::date`

/** What is alleged in these concerns and what was found of it: codes and days, never what was said. */
export async function allegationsIn(
  tx: Tx,
  councilId: string,
  concernIds: readonly string[],
): Promise<readonly AllegationRow[]> {
  const found = await sql<AllegationRow>`
    select a.concern_id, ${london('a.recorded_at')} as "from", ${london('s.recorded_at')} as until,
           coalesce((select jsonb_agg(jsonb_build_object('on', ${london('f.found_at')}, 'outcome', f.outcome)
               order by f.found_at, f.id) from safeguarding.finding f
              where f.council_id = a.council_id and f.allegation_id = a.id), '[]') as findings
      from safeguarding.allegation a
      left join safeguarding.allegation s on s.council_id = a.council_id and s.supersedes = a.id
     where a.council_id = ${councilId} and a.concern_id = any(${concernIds}::uuid[])`.execute(tx)
  return found.rows
}

/** Where the feed ends now for each council that uses Lantern: a reader whose cursor is lower has something to read. */
export async function safeguardingSignalsEnds(pool: pg.Pool): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ council_id: string; seq: number }>(
    'select council_id, seq from safeguarding.feed_ends()',
  )
  return new Map(rows.map(row => [row.council_id, row.seq]))
}
