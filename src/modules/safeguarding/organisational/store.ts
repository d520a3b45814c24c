import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import type { OrganisationalState } from './workflow.ts'

export interface OrganisationalRecord {
  readonly councilId: string
  readonly id: string
  readonly reference: string
  readonly version: number
  readonly homeId: string
  readonly scope: 'home' | 'provider'
  readonly providerId: string | null
  readonly trigger: string
  readonly state: OrganisationalState
  readonly openedAt: Temporal.Instant
  readonly openedBy: string | null
  readonly dueOn: string | null
  readonly policeHold: boolean
  readonly policeReviewOn: string | null
  readonly closedAt: Temporal.Instant | null
  readonly forgottenAt: Temporal.Instant | null
  readonly words: Buffer
}

/** With what access is judged on, and how far it has come. */
export interface OrganisationalRead extends OrganisationalRecord {
  readonly workers: readonly string[]
  readonly readers: readonly string[]
  readonly residents: number
  readonly seen: number
  readonly notSafe: number
  readonly waitingForOthers: number
  readonly escalated: number
  readonly withCase: number
}

const withParts = (part: string) => sql`array(select r.account_id from safeguarding.process_role r
  where r.council_id = o.council_id and r.process = 'organisational' and r.process_id = o.id and r.ended_at is null
    and (r.part = 'reader') = ${part === 'reader'})`

const whole = sql`select o.*, ${withParts('worker')} as workers, ${withParts('reader')} as readers, n.*
  from safeguarding.organisational o left join lateral (
    select count(*)::int as residents, (count(*) filter (where d.state = 'seen'))::int as seen,
           (count(*) filter (where d.safe = 'no'))::int as not_safe,
           (count(*) filter (where d.state = 'not-seen' and d.responsible <> 'host'))::int as waiting_for_others,
           (count(*) filter (where d.state = 'escalated'))::int as escalated,
           count(d.concern_id)::int as with_case
      from safeguarding.organisational_resident d
     where d.council_id = o.council_id and d.organisational_id = o.id) n on true`

export async function findOrganisational(
  tx: Tx,
  councilId: string,
  id: string,
  lock = false,
): Promise<OrganisationalRead | undefined> {
  const found = await sql<OrganisationalRead>`${whole} where o.council_id = ${councilId} and o.id = ${id}
    ${lock ? sql`for update of o` : sql``}`.execute(tx)
  return found.rows[0]
}

export interface OrganisationalAsked {
  readonly councilId: string
  readonly visible: Expression<SqlBool>
  readonly homeId: string | undefined
  readonly open: boolean | undefined
}

const ended = sql`('not-met', 'closed')`

function where({ councilId, visible, homeId, open }: OrganisationalAsked) {
  const ways = [sql<SqlBool>`o.council_id = ${councilId}`, visible]
  if (homeId) ways.push(sql<SqlBool>`o.home_id = ${homeId}`)
  if (open !== undefined)
    ways.push(open ? sql<SqlBool>`o.state not in ${ended}` : sql<SqlBool>`o.state in ${ended}`)
  return sql.join(ways, sql` and `)
}

/** The newest first. */
export async function listedOrganisational(
  tx: Tx,
  asked: OrganisationalAsked,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) {
  const rows = await sql<OrganisationalRead>`${whole} where ${where(asked)}
    order by o.opened_at desc, o.id desc ${takeRows(limit, offset)}`.execute(tx)
  const counted = await sql<{ total: number }>`select count(*)::int as total
    from safeguarding.organisational o where ${where(asked)}`.execute(tx)
  return { rows: rows.rows, total: counted.rows[0]?.total ?? 0 }
}

type NewOrganisational = Omit<
  OrganisationalRecord,
  'version' | 'policeHold' | 'policeReviewOn' | 'closedAt' | 'forgottenAt'
>

export async function addOrganisational(tx: Tx, row: NewOrganisational): Promise<void> {
  await tx.insertInto('safeguarding.organisational').values(row).execute()
}

export type OrganisationalChange = Partial<
  Pick<OrganisationalRecord, 'state' | 'dueOn' | 'policeHold' | 'policeReviewOn' | 'closedAt'>
>

export async function changeOrganisational(
  tx: Tx,
  councilId: string,
  id: string,
  change: OrganisationalChange,
): Promise<void> {
  await tx
    .updateTable('safeguarding.organisational')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

export interface ThresholdRow {
  readonly id: string
  readonly outcome: 'met' | 'not-met'
  readonly supersedes: string | null
  readonly decidedAt: Temporal.Instant
  readonly decidedBy: string | null
  readonly words: Buffer
}

interface Under {
  readonly councilId: string
  readonly organisationalId: string
}

export async function addThreshold(tx: Tx, row: ThresholdRow & Under): Promise<void> {
  await tx.insertInto('safeguarding.organisationalDecision').values(row).execute()
}

/** The one that holds comes last. */
export async function thresholdsOf(tx: Tx, councilId: string, id: string): Promise<readonly ThresholdRow[]> {
  const found = await sql<ThresholdRow>`select * from safeguarding.organisational_decision
    where council_id = ${councilId} and organisational_id = ${id} order by decided_at, id`.execute(tx)
  return found.rows
}
