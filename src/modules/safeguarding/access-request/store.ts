import { sql } from 'kysely'
import type { AccessKind } from '#law/access-clocks.ts'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import type { AccessState } from './workflow.ts'

export interface RequestRowDb {
  readonly councilId: string
  readonly id: string
  readonly reference: string
  readonly version: number
  readonly kind: AccessKind
  readonly state: AccessState
  readonly personId: string | null
  readonly askedBy: string
  readonly receivedOn: string
  readonly identityOn: string | null
  readonly extended: boolean
  readonly dueOn: string
  readonly stop: string | null
  readonly seriousHarm: string | null
  readonly endedOn: string | null
  readonly words: Buffer
}

export async function addRequest(
  tx: Tx,
  row: Omit<RequestRowDb, 'version' | 'extended' | 'seriousHarm' | 'endedOn'> & {
    readonly at: Temporal.Instant
    readonly by: string | null
  },
): Promise<void> {
  await tx.insertInto('safeguarding.accessRequest').values(row).execute()
}

export async function findRequest(
  tx: Tx,
  councilId: string,
  id: string,
  lock = false,
): Promise<RequestRowDb | undefined> {
  const found = await sql<RequestRowDb>`select * from safeguarding.access_request
    where council_id = ${councilId} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx)
  return found.rows[0]
}

export type RequestChange = Partial<
  Pick<RequestRowDb, 'state' | 'stop' | 'seriousHarm' | 'endedOn' | 'extended' | 'dueOn'>
>

export async function changeRequest(
  tx: Tx,
  councilId: string,
  id: string,
  change: RequestChange,
): Promise<void> {
  await tx
    .updateTable('safeguarding.accessRequest')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

export async function listedRequests(
  tx: Tx,
  councilId: string,
  open: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly RequestRowDb[]; readonly total: number }> {
  const where = sql`council_id = ${councilId} and (${open} = '' or (ended_on is null) = (${open} = 'true'))`
  const found = await sql<RequestRowDb>`select * from safeguarding.access_request where ${where}
    order by (ended_on is null) desc, due_on, id ${takeRows(page.limit, page.offset)}`.execute(tx)
  const counted = await sql<{
    total: number
  }>`select count(*)::int as total from safeguarding.access_request where ${where}`.execute(tx)
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0 }
}

export interface ItemRowDb {
  readonly id: string
  readonly requestId: string
  readonly source: string
  readonly keyId: string
  readonly rowId: string
  readonly field: string
  readonly onDate: string | null
  readonly whose: string
  readonly decision: string | null
  readonly reason: string | null
  /** A code of disclosure-grounds: why it is fair to give what names somebody else. */
  readonly fair: string | null
  readonly version: number
  readonly words: Buffer | null
}

/** Gathered again, what was decided stays; only what is new is added. */
export async function addItem(
  tx: Tx,
  councilId: string,
  item: Omit<ItemRowDb, 'version' | 'words' | 'fair'>,
): Promise<void> {
  const { id, requestId, source, keyId, rowId, field, onDate, whose, decision, reason } = item
  await sql`insert into safeguarding.access_item
      (council_id, id, request_id, source, key_id, row_id, field, on_date, whose, decision, reason)
    values (${councilId}, ${id}, ${requestId}, ${source}, ${keyId}, ${rowId}, ${field}, ${onDate}, ${whose}, ${decision}, ${reason})
    on conflict (council_id, request_id, row_id, field) do nothing`.execute(tx)
}

export async function itemsOf(tx: Tx, councilId: string, requestId: string): Promise<readonly ItemRowDb[]> {
  const found = await sql<ItemRowDb>`select * from safeguarding.access_item
    where council_id = ${councilId} and request_id = ${requestId} order by on_date nulls last, key_id, source, field, id`.execute(
    tx,
  )
  return found.rows
}

export async function findItem(tx: Tx, councilId: string, id: string): Promise<ItemRowDb | undefined> {
  const found = await sql<ItemRowDb>`select * from safeguarding.access_item
    where council_id = ${councilId} and id = ${id} for update`.execute(tx)
  return found.rows[0]
}

export interface ItemDecision {
  readonly whose: string
  readonly decision: string
  readonly reason: string | null
  readonly fair: string | null
  readonly words: Buffer | null
  readonly at: Temporal.Instant
  readonly by: string | null
}

export async function decideItemRow(
  tx: Tx,
  councilId: string,
  id: string,
  made: ItemDecision,
): Promise<void> {
  await sql`update safeguarding.access_item set whose = ${made.whose}, decision = ${made.decision}, reason = ${made.reason},
      fair = ${made.fair}, words = ${made.words}, at = ${made.at}, by = ${made.by}, version = version + 1
    where council_id = ${councilId} and id = ${id}`.execute(tx)
}
