import type { Tx } from '#platform/database/database.ts'

export type AboutType = 'source' | 'measure' | 'supporter' | 'plan' | 'plan-action' | 'follow-up'

export interface EntryRow {
  readonly id: string
  readonly concernId: string
  readonly aboutType: AboutType
  readonly aboutId: string
  readonly kind: string
  readonly code: string | null
  readonly onDay: string | null
  readonly at: Temporal.Instant
  readonly by: string | null
  readonly words: Buffer | null
}

export async function addEntry(tx: Tx, row: EntryRow & { readonly councilId: string }): Promise<void> {
  await tx.insertInto('safeguarding.entry').values(row).execute()
}

/** What was written about records of one kind in a case, the oldest first. */
export async function entriesOf(
  tx: Tx,
  councilId: string,
  concernId: string,
  aboutType: AboutType,
): Promise<readonly EntryRow[]> {
  const rows = await tx
    .selectFrom('safeguarding.entry')
    .select(['id', 'concernId', 'aboutType', 'aboutId', 'kind', 'code', 'onDay', 'at', 'by', 'words'])
    .where('councilId', '=', councilId)
    .where('concernId', '=', concernId)
    .where('aboutType', '=', aboutType)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows as readonly EntryRow[]
}
