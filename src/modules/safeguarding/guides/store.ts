import type { Tx } from '#platform/database/database.ts'

export interface GuideRow {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly guide: string
  readonly score: number | null
  readonly filledAt: Temporal.Instant
  readonly filledBy: string | null
  readonly words: Buffer
}

export async function addGuide(tx: Tx, row: GuideRow): Promise<void> {
  await tx.insertInto('safeguarding.guide').values(row).execute()
}

/** The newest first. */
export async function guidesOf(tx: Tx, councilId: string, concernId: string): Promise<readonly GuideRow[]> {
  const rows = await tx
    .selectFrom('safeguarding.guide')
    .selectAll()
    .where('councilId', '=', councilId)
    .where('concernId', '=', concernId)
    .orderBy('filledAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows as readonly GuideRow[]
}
