import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost, takeRows } from '#platform/database/limits.ts'

export interface OwedRow {
  readonly id: string
  readonly kind: 'follow-up' | 'plan-action' | 'next-step' | 'contact'
  /** The code of a process or of a next step in law; null where words alone say it. */
  readonly code: string | null
  readonly concernId: string
  readonly reference: string
  readonly personId: string
  readonly dueOn: string
  readonly ownerId: string | null
}

export interface AskedOwed {
  readonly councilId: string
  /** Over `safeguarding.concern c`. */
  readonly visible: Expression<SqlBool>
  /** Only what this account owns. */
  readonly ownerId: string | undefined
  /** Nobody in particular asks for their own: nothing. */
  readonly nobody: boolean
}

/** Whatever somebody owes in a case, open or closed, of whichever kind. */
function owed({ councilId, visible, ownerId, nobody }: AskedOwed) {
  const mine = (column: ReturnType<typeof sql.ref>) =>
    nobody ? sql`false` : ownerId ? sql`${column} = ${ownerId}` : sql`true`
  return sql`from (
      select f.id, 'follow-up' as kind, f.process as code, f.concern_id, f.due_on, f.owner_id
        from safeguarding.follow_up f
       where f.council_id = ${councilId} and f.state = 'waiting' and ${mine(sql.ref('f.owner_id'))}
      union all
      select a.id, 'plan-action', null, a.concern_id, a.due_on, a.owner_id from safeguarding.plan_action a
       where a.council_id = ${councilId} and a.state = 'to-do' and ${mine(sql.ref('a.owner_id'))}
      union all
      select m.id, 'next-step', m.next_step, m.concern_id, m.next_step_on, m.next_step_owner
        from safeguarding.measure m
       where m.council_id = ${councilId} and m.state <> 'ended' and m.next_step is not null
         and m.next_step_done_on is null and m.next_step_on is not null and ${mine(sql.ref('m.next_step_owner'))}
      union all
      select s.id, 'contact', null, s.concern_id, s.next_on, s.account_id from safeguarding.supporter s
       where s.council_id = ${councilId} and s.state <> 'ended' and s.next_on is not null
         and ${mine(sql.ref('s.account_id'))}
    ) o join safeguarding.concern c on c.council_id = ${councilId} and c.id = o.concern_id
    where ${visible}`
}

/** The longest due first. */
export async function listedOwed(
  tx: Tx,
  asked: AskedOwed,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly OwedRow[]; readonly total: number }> {
  const rows = await sql<OwedRow>`select o.*, c.reference, c.person_id ${owed(asked)}
    order by o.due_on, o.id ${takeRows(page.limit, page.offset)}`.execute(tx)
  const counted = await sql<{ total: number }>`select count(*)::int as total ${owed(asked)}`.execute(tx)
  return { rows: rows.rows, total: counted.rows[0]?.total ?? 0 }
}

export interface DueFollowUp {
  readonly id: string
  readonly state: 'waiting'
  readonly dueOn: string
  readonly ownerId: string
}

/** Waiting ones whose day is near or past, for reminding their owners. */
export async function dueFollowUps(
  tx: Tx,
  councilId: string,
  until: string,
  limit: number,
): Promise<readonly DueFollowUp[]> {
  const found = await sql<DueFollowUp>`select id, state, due_on, owner_id from safeguarding.follow_up
    where council_id = ${councilId} and state = 'waiting' and due_on <= ${until}::date
    order by due_on, id ${atMost(limit)}`.execute(tx)
  return found.rows
}
