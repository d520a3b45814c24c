import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import type { EntryRow, RequestRow, SharedRow } from './store.ts'

/** What one person was asked, the newest first. */
export async function askedOf(
  tx: Tx,
  councilId: string,
  accountId: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly RequestRow[]; readonly total: number }> {
  const found = await sql<RequestRow & { total: number }>`select r.*, count(*) over ()::int as total
    from safeguarding.request r where r.council_id = ${councilId} and r.recipient_id = ${accountId}
     and r.state not in ('to-sign', 'to-address')
   order by (r.state = 'asked') desc, r.made_at desc, r.id ${takeRows(page.limit, page.offset)}`.execute(tx)
  return { rows: found.rows, total: found.rows[0]?.total ?? 0 }
}

export async function entriesOf(tx: Tx, councilId: string, requestId: string): Promise<readonly EntryRow[]> {
  const found = await sql<EntryRow>`select * from safeguarding.request_entry
    where council_id = ${councilId} and request_id = ${requestId} order by at, id`.execute(tx)
  return found.rows
}

/** What is shared with one person now; of one case, or of all. */
export async function sharedWith(
  tx: Tx,
  councilId: string,
  accountId: string,
  concernId?: string,
): Promise<readonly SharedRow[]> {
  const ofCase = concernId ? sql`and concern_id = ${concernId}` : sql``
  const found = await sql<SharedRow>`select * from safeguarding.shared_item
    where council_id = ${councilId} and recipient_id = ${accountId} and stopped_at is null ${ofCase}
    order by at desc limit 200`.execute(tx)
  return found.rows
}

/** One thing that is shared with somebody now. */
export async function findShared(tx: Tx, councilId: string, id: string): Promise<SharedRow | undefined> {
  const found = await sql<SharedRow>`select * from safeguarding.shared_item
    where council_id = ${councilId} and id = ${id} and stopped_at is null`.execute(tx)
  return found.rows[0]
}
