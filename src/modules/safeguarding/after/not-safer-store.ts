import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface NotSaferRow {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly feedbackId: string
  readonly version: number
  readonly namedId: string | null
  readonly lookOn: string
  readonly contactBy: string
  readonly lookedAt: Temporal.Instant | null
  readonly contactedOn: string | null
  readonly outcome: string | null
  readonly settledAt: Temporal.Instant | null
  readonly words: Buffer | null
}

export async function addNotSafer(
  tx: Tx,
  row: Pick<
    NotSaferRow,
    'councilId' | 'id' | 'concernId' | 'feedbackId' | 'namedId' | 'lookOn' | 'contactBy'
  >,
): Promise<void> {
  await tx.insertInto('safeguarding.notSafer').values(row).execute()
}

export async function findNotSafer(
  tx: Tx,
  councilId: string,
  id: string,
  lock = false,
): Promise<NotSaferRow | undefined> {
  const found = await sql<NotSaferRow>`select * from safeguarding.not_safer
    where council_id = ${councilId} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx)
  return found.rows[0]
}

export async function notSaferOfCase(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly NotSaferRow[]> {
  const found = await sql<NotSaferRow>`select * from safeguarding.not_safer
    where council_id = ${councilId} and concern_id = ${concernId} order by look_on desc, id desc`.execute(tx)
  return found.rows
}

export async function changeNotSafer(
  tx: Tx,
  { councilId, id }: Pick<NotSaferRow, 'councilId' | 'id'>,
  change: Partial<Pick<NotSaferRow, 'lookedAt' | 'contactedOn' | 'outcome' | 'settledAt' | 'words'>> & {
    readonly settledBy?: string | null
  },
): Promise<void> {
  await tx
    .updateTable('safeguarding.notSafer')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}
