import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import { REVIEWER } from '../case/took-part-store.ts'
import type { DisputeState } from './workflow.ts'

export interface DisputeRow {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly version: number
  readonly about: string
  readonly side: string
  readonly state: DisputeState
  readonly receivedOn: string
  readonly dueOn: string | null
  readonly reviewerId: string | null
  readonly escalatedBy: string | null
  readonly at: Temporal.Instant
  readonly by: string | null
  readonly words: Buffer
}

export interface EntryRow {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly disputeId: string
  readonly kind: 'reviewer' | 'outcome' | 'told' | 'escalated' | 'route' | 'withdrawn'
  readonly code: string | null
  readonly onDate: string | null
  readonly accountId: string | null
  readonly at: Temporal.Instant
  readonly by: string | null
  readonly words: Buffer
}

export async function addDispute(
  tx: Tx,
  row: Omit<DisputeRow, 'version' | 'reviewerId' | 'escalatedBy'>,
): Promise<void> {
  await tx.insertInto('safeguarding.dispute').values(row).execute()
}

export async function addEntry(tx: Tx, row: EntryRow): Promise<void> {
  await tx.insertInto('safeguarding.disputeEntry').values(row).execute()
}

export async function findDispute(
  tx: Tx,
  councilId: string,
  concernId: string,
  id: string,
): Promise<DisputeRow | undefined> {
  const found = await sql<DisputeRow>`select * from safeguarding.dispute
    where council_id = ${councilId} and concern_id = ${concernId} and id = ${id} for update`.execute(tx)
  return found.rows[0]
}

export async function changeDispute(
  tx: Tx,
  councilId: string,
  id: string,
  change: Partial<Pick<DisputeRow, 'state' | 'dueOn' | 'reviewerId' | 'escalatedBy'>>,
): Promise<void> {
  await tx
    .updateTable('safeguarding.dispute')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

/** The oldest first. */
export async function disputesOf(tx: Tx, councilId: string, concernId: string) {
  const disputes = await sql<DisputeRow>`select * from safeguarding.dispute
    where council_id = ${councilId} and concern_id = ${concernId} order by at, id`.execute(tx)
  if (disputes.rows.length === 0) return { disputes: [], entries: [] }
  const entries = await sql<EntryRow>`select * from safeguarding.dispute_entry
    where council_id = ${councilId} and concern_id = ${concernId} order by at, id`.execute(tx)
  return { disputes: disputes.rows, entries: entries.rows }
}

/** Whether this account reviews or reviewed another dispute of the case. */
export async function reviewsAnother(
  tx: Tx,
  { councilId, concernId, id }: Pick<DisputeRow, 'councilId' | 'concernId' | 'id'>,
  accountId: string,
): Promise<boolean> {
  const found = await sql`select from safeguarding.dispute_entry where council_id = ${councilId}
    and concern_id = ${concernId} and dispute_id <> ${id} and kind = 'outcome' and by = ${accountId} limit 1`.execute(
    tx,
  )
  return found.rows.length > 0
}

/** A reviewer has no part any more, unless another dispute of the case is still theirs. */
export async function endReviewing(
  tx: Tx,
  { councilId, concernId, id, reviewerId }: DisputeRow,
  at: Temporal.Instant,
): Promise<void> {
  if (!reviewerId) return
  await sql`update safeguarding.case_role set ended_at = ${at} where council_id = ${councilId}
    and concern_id = ${concernId} and account_id = ${reviewerId} and role = ${REVIEWER} and ended_at is null
    and not exists (select from safeguarding.dispute d where d.council_id = ${councilId}
      and d.concern_id = ${concernId} and d.id <> ${id} and d.reviewer_id = ${reviewerId}
      and d.state in ('reviewing', 'decided'))`.execute(tx)
}

export type ListedDispute = DisputeRow & {
  readonly reference: string
  readonly personId: string
}

const OPEN = sql`('received', 'reviewing', 'decided', 'escalated')`

export async function listedDisputes(
  tx: Tx,
  asked: {
    readonly councilId: string
    readonly open: string
    readonly visible: Expression<SqlBool>
  },
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ListedDispute[]; readonly total: number }> {
  const which =
    asked.open === ''
      ? sql`true`
      : asked.open === 'true'
        ? sql`d.state in ${OPEN}`
        : sql`d.state not in ${OPEN}`
  const from = sql`from safeguarding.dispute d
    join safeguarding.concern c on c.council_id = d.council_id and c.id = d.concern_id
    where d.council_id = ${asked.councilId} and ${which} and ${asked.visible}`
  const found = await sql<ListedDispute>`select d.*, c.reference, c.person_id ${from}
    order by d.due_on nulls last, d.id ${takeRows(page.limit, page.offset)}`.execute(tx)
  const counted = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(tx)
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0 }
}
