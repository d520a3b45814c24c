import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { ItemView } from './schema.ts'

export interface ItemRow {
  readonly id: string
  readonly version: number
  readonly kind: ItemView['kind']
  readonly code: string | null
  readonly ownerId: string | null
  readonly dueOn: string | null
  readonly heldOn: string | null
  readonly doneOn: string | null
  readonly madeAt: Temporal.Instant
  readonly madeBy: string | null
  readonly words: Buffer
  readonly doneWords: Buffer | null
}

interface Under {
  readonly councilId: string
  readonly organisationalId: string
}

export async function addItem(
  tx: Tx,
  row: Omit<ItemRow, 'version' | 'doneOn' | 'doneWords'> & Under,
): Promise<void> {
  await tx.insertInto('safeguarding.organisationalItem').values(row).execute()
}

export async function itemsOf(tx: Tx, councilId: string, id: string): Promise<readonly ItemRow[]> {
  const found = await sql<ItemRow>`select * from safeguarding.organisational_item
    where council_id = ${councilId} and organisational_id = ${id} order by made_at, id`.execute(tx)
  return found.rows
}

export async function findItem(
  tx: Tx,
  { councilId, organisationalId }: Under,
  id: string,
): Promise<ItemRow | undefined> {
  const found =
    await sql<ItemRow>`select * from safeguarding.organisational_item where council_id = ${councilId}
    and organisational_id = ${organisationalId} and id = ${id} for update`.execute(tx)
  return found.rows[0]
}

export async function settleItem(
  tx: Tx,
  councilId: string,
  id: string,
  done: { readonly doneOn: string; readonly doneWords: Buffer },
): Promise<void> {
  await tx
    .updateTable('safeguarding.organisationalItem')
    .set({ ...done, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}
