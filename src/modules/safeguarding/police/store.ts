import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { CaseRow, ReadRow } from '../case/rows.ts'

interface PoliceColumns {
  readonly toldOn: string | null
  readonly heldFrom: string | null
  readonly blocks: readonly string[]
  readonly reviewOn: string | null
  readonly words: Buffer
}

export interface PoliceRow extends ReadRow, PoliceColumns {
  readonly version: number
  readonly liftedOn: string | null
  readonly liftedBy: string | null
  readonly liftedWords: Buffer | null
}

export async function addPolice(tx: Tx, { blocks, ...row }: CaseRow & PoliceColumns): Promise<void> {
  await tx
    .insertInto('safeguarding.police')
    .values({ ...row, blocks: [...blocks] })
    .execute()
}

export async function changePolice(
  tx: Tx,
  councilId: string,
  id: string,
  change: Partial<Pick<PoliceRow, 'reviewOn' | 'liftedOn' | 'liftedBy' | 'liftedWords'>>,
): Promise<void> {
  await tx
    .updateTable('safeguarding.police')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}
