import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { ONE_IN } from './draw.ts'
import type { BelowThreshold, Looked } from './patterns.ts'

interface Of {
  readonly councilId: string
  /** Over `safeguarding.concern c`. */
  readonly visible: Expression<SqlBool>
  readonly today: string
}

/** The same as `isDrawn`. */
const drawn = sql<SqlBool>`('x' || right(replace(d.id::text, '-', ''), 8))::bit(32)::bigint % ${sql.lit(ONE_IN)} = 0`

export interface AgeRow {
  readonly state: string
  readonly total: number
  readonly week: number
  readonly month: number
  readonly longer: number
  readonly late: number
  readonly oldestOn: string
}

/** Open work by state and by how long ago it came in. */
export async function agesOfWork(tx: Tx, { councilId, visible, today }: Of): Promise<readonly AgeRow[]> {
  const days = sql`(${today}::date - (c.received_at at time zone 'Europe/London')::date)`
  const found = await sql<AgeRow>`select c.state, count(*)::int as total,
      count(*) filter (where ${days} < 7)::int as week,
      count(*) filter (where ${days} between 7 and 27)::int as month,
      count(*) filter (where ${days} >= 28)::int as longer,
      count(*) filter (where c.due_on < ${today}::date or c.id in (select t.concern_id
        from safeguarding.case_target t where t.council_id = ${councilId} and t.ended_on is null
          and t.due_on < ${today}::date))::int as late,
      min((c.received_at at time zone 'Europe/London')::date) as oldest_on
    from safeguarding.concern c
    where c.council_id = ${councilId} and c.state <> 'closed' and ${visible} group by c.state`.execute(tx)
  return found.rows
}

export interface DecisionCounts {
  readonly none: number
  readonly drawn: number
  readonly agree: number
  readonly otherwise: number
  readonly overturned: number
}

/** Decisions of no enquiry since a day: how many were drawn, read again, and decided otherwise since. */
export async function decisionCounts(
  tx: Tx,
  { councilId, visible }: Of,
  since: Temporal.Instant,
): Promise<DecisionCounts> {
  const found = await sql<DecisionCounts>`select count(*)::int as none,
      count(*) filter (where ${drawn})::int as drawn,
      count(*) filter (where r.verdict = 'agree')::int as agree,
      count(*) filter (where r.verdict = 'otherwise')::int as otherwise,
      count(*) filter (where exists (select from safeguarding.decision s where s.council_id = d.council_id
        and s.supersedes = d.id and s.outcome <> 'no-enquiry'))::int as overturned
    from safeguarding.decision d
    join safeguarding.concern c on c.council_id = d.council_id and c.id = d.concern_id
    left join safeguarding.reread r on r.council_id = d.council_id and r.decision_id = d.id
    where d.council_id = ${councilId} and d.outcome = 'no-enquiry' and d.decided_at >= ${since} and ${visible}`.execute(
    tx,
  )
  return found.rows[0] ?? { none: 0, drawn: 0, agree: 0, otherwise: 0, overturned: 0 }
}

export interface ToReread {
  readonly decisionId: string
  readonly concernId: string
  readonly reference: string
  readonly decidedAt: Temporal.Instant
  readonly own: boolean
}

export async function decisionsToReread(
  tx: Tx,
  { councilId, visible }: Of,
  since: Temporal.Instant,
  reader: string | null,
): Promise<readonly ToReread[]> {
  const found = await sql<ToReread>`select d.id as decision_id, c.id as concern_id, c.reference, d.decided_at,
      coalesce(d.decided_by = ${reader}::uuid, false) as own
    from safeguarding.decision d
    join safeguarding.concern c on c.council_id = d.council_id and c.id = d.concern_id
    where d.council_id = ${councilId} and d.outcome = 'no-enquiry' and d.decided_at >= ${since} and ${drawn}
      and ${visible} and c.forgotten_at is null
      and not exists (select from safeguarding.reread r where r.council_id = d.council_id and r.decision_id = d.id)
    order by d.decided_at, d.id limit 100`.execute(tx)
  return found.rows
}

interface DecisionInBrief {
  readonly id: string
  readonly outcome: string
  readonly decidedBy: string | null
}

export async function findDecision(
  tx: Tx,
  councilId: string,
  concernId: string,
  id: string,
): Promise<DecisionInBrief | undefined> {
  const found = await sql<DecisionInBrief>`select id, outcome, decided_by from safeguarding.decision
    where council_id = ${councilId} and concern_id = ${concernId} and id = ${id}`.execute(tx)
  return found.rows[0]
}

export async function rereadOf(tx: Tx, councilId: string, decisionId: string): Promise<boolean> {
  const found = await sql<{ id: string }>`select id from safeguarding.reread
    where council_id = ${councilId} and decision_id = ${decisionId}`.execute(tx)
  return found.rows.length > 0
}

interface NewReread {
  readonly councilId: string
  readonly id: string
  readonly decisionId: string
  readonly concernId: string
  readonly verdict: string
  readonly at: Temporal.Instant
  readonly by: string
  readonly words: Buffer
}

export async function addReread(tx: Tx, row: NewReread): Promise<void> {
  await tx.insertInto('safeguarding.reread').values(row).execute()
}

export async function belowThreshold(
  tx: Tx,
  { councilId, visible }: Of,
  since: Temporal.Instant,
): Promise<readonly BelowThreshold[]> {
  interface Row {
    readonly personId: string
    readonly homeId: string | null
    readonly abuseTypes: readonly string[]
    readonly day: string
  }
  const found = await sql<Row>`select c.person_id, c.home_id, c.abuse_types,
      (c.received_at at time zone 'Europe/London')::date as day
    from safeguarding.concern c
    where c.council_id = ${councilId} and c.outcome = 'no-enquiry' and c.received_at >= ${since}
      and c.closing_reason is distinct from 'mistaken' and c.closing_reason is distinct from 'wrong-person'
      and ${visible}`.execute(tx)
  return found.rows.map(({ day, ...row }) => ({ ...row, on: Temporal.PlainDate.from(day) }))
}

export async function looksSince(
  tx: Tx,
  councilId: string,
  since: Temporal.Instant,
): Promise<readonly Looked[]> {
  const found = await sql<Omit<Looked, 'on'> & { day: string }>`select about, about_id, outcome,
      (at at time zone 'Europe/London')::date as day from safeguarding.pattern_look
    where council_id = ${councilId} and at >= ${since}`.execute(tx)
  return found.rows.map(({ day, ...row }) => ({ ...row, on: Temporal.PlainDate.from(day) }))
}

interface NewLook {
  readonly councilId: string
  readonly id: string
  readonly about: 'person' | 'home'
  readonly aboutId: string
  readonly outcome: string
  readonly counted: number
  readonly at: Temporal.Instant
  readonly by: string
  readonly words: Buffer
}

export async function addLook(tx: Tx, row: NewLook): Promise<void> {
  await tx.insertInto('safeguarding.patternLook').values(row).execute()
}
