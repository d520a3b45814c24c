import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import type { ResidentView } from './schema.ts'

export interface ResidentRow {
  readonly id: string
  readonly personId: string
  readonly version: number
  readonly responsible: ResidentView['responsible']
  readonly state: ResidentView['state']
  readonly seenOn: string | null
  readonly safe: ResidentView['safe']
  readonly concernId: string | null
  readonly familyWish: string
  readonly familyToldOn: string | null
  readonly words: Buffer | null
}

interface Under {
  readonly councilId: string
  readonly organisationalId: string
}

/** Those who are listed already stay as they are. Gives how many are new. */
export async function addResidents(
  tx: Tx,
  { councilId, organisationalId }: Under,
  rows: readonly Pick<ResidentRow, 'id' | 'personId' | 'responsible'>[],
): Promise<number> {
  if (rows.length === 0) return 0
  const added = await tx
    .insertInto('safeguarding.organisationalResident')
    .values(rows.map(row => ({ ...row, councilId, organisationalId, state: 'not-seen' })))
    .onConflict(same => same.columns(['councilId', 'organisationalId', 'personId']).doNothing())
    .returning('id')
    .execute()
  return added.length
}

/** Whoever is not well comes first, then whoever was not seen yet. */
export async function residentRows(
  tx: Tx,
  { councilId, organisationalId }: Under,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly ResidentRow[]> {
  const found = await sql<ResidentRow>`select * from safeguarding.organisational_resident
    where council_id = ${councilId} and organisational_id = ${organisationalId}
    order by coalesce(safe = 'no', false) desc,
             array_position(array['escalated', 'cannot-see', 'not-seen', 'seen'], state), seen_on, id
    ${takeRows(limit, offset)}`.execute(tx)
  return found.rows
}

export async function oneResident(
  tx: Tx,
  { councilId, organisationalId }: Under,
  id: string,
  lock = false,
): Promise<ResidentRow | undefined> {
  const found = await sql<ResidentRow>`select * from safeguarding.organisational_resident
    where council_id = ${councilId} and organisational_id = ${organisationalId} and id = ${id}
    ${lock ? sql`for update` : sql``}`.execute(tx)
  return found.rows[0]
}

export type ResidentChange = Partial<
  Pick<ResidentRow, 'state' | 'seenOn' | 'safe' | 'concernId' | 'familyWish' | 'familyToldOn' | 'words'>
>

export async function changeResident(
  tx: Tx,
  councilId: string,
  id: string,
  change: ResidentChange,
): Promise<void> {
  await tx
    .updateTable('safeguarding.organisationalResident')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

/** What another body has not done by the time an enquiry closes stays listed, as escalated. Gives how many. */
export async function escalateOthers(tx: Tx, { councilId, organisationalId }: Under): Promise<number> {
  const found = await sql`update safeguarding.organisational_resident
    set state = 'escalated', version = version + 1
    where council_id = ${councilId} and organisational_id = ${organisationalId} and state = 'not-seen'
      and responsible <> 'host' returning id`.execute(tx)
  return found.rows.length
}

/** Our own residents whom nobody has seen, and for whom nobody said why. */
export async function unseenOfOurs(tx: Tx, { councilId, organisationalId }: Under): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from safeguarding.organisational_resident
    where council_id = ${councilId} and organisational_id = ${organisationalId} and state = 'not-seen'
      and responsible = 'host'`.execute(tx)
  return found.rows[0]?.n ?? 0
}
