import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { HeardNow, RemedyKind, RemedyOutcome } from './remedies.ts'
import type { RemedyState } from './workflow.ts'

export interface RemedyRow {
  readonly councilId: string
  readonly id: string
  readonly version: number
  readonly homeId: string
  readonly kind: RemedyKind
  readonly state: RemedyState
  readonly findings: readonly string[]
  readonly ownerId: string
  readonly acceptedAt: Temporal.Instant
  readonly acceptedBy: string
  readonly dueOn: string
  readonly begunOn: string | null
  readonly endedOn: string | null
  readonly outcome: RemedyOutcome | null
  readonly heard: readonly HeardNow[]
  readonly words: Buffer
}

type NewRemedy = Omit<RemedyRow, 'version' | 'begunOn' | 'endedOn' | 'outcome' | 'heard'>

export async function addRemedy(tx: Tx, row: NewRemedy): Promise<void> {
  await tx
    .insertInto('intelligence.remedy')
    .values({ ...row, findings: [...row.findings] })
    .execute()
}

export async function findRemedy(
  tx: Tx,
  councilId: string,
  id: string,
  lock: boolean,
): Promise<RemedyRow | undefined> {
  const found = await sql<RemedyRow>`select * from intelligence.remedy
    where council_id = ${councilId} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx)
  return found.rows[0]
}

/** Of some homes, or of one owner; the open ones first. */
export async function remediesOf(
  tx: Tx,
  councilId: string,
  of: { readonly homeIds?: readonly string[]; readonly ownerId?: string; readonly open?: boolean },
): Promise<readonly RemedyRow[]> {
  const found = await sql<RemedyRow>`select * from intelligence.remedy
    where council_id = ${councilId}
      ${of.homeIds ? sql`and home_id = any(${[...of.homeIds]}::uuid[])` : sql``}
      ${of.ownerId ? sql`and owner_id = ${of.ownerId}` : sql``}
      ${of.open ? sql`and ended_on is null` : sql``}
    order by ended_on is not null, due_on, id limit 2000`.execute(tx)
  return found.rows
}

export async function changeRemedy(
  tx: Tx,
  { councilId, id }: Pick<RemedyRow, 'councilId' | 'id'>,
  change: Partial<Pick<RemedyRow, 'state' | 'begunOn' | 'endedOn' | 'outcome' | 'heard' | 'words'>>,
): Promise<void> {
  const { heard, ...rest } = change
  await tx
    .updateTable('intelligence.remedy')
    .set({ ...rest, ...(heard ? { heard: [...heard] } : {}), version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}
