import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface ParaphraseRow {
  readonly id: string
  readonly reportId: string
  readonly couldTell: 'yes' | 'no' | 'not-sure'
  readonly supersedes: string | null
  readonly writtenAt: Temporal.Instant
  readonly writtenBy: string | null
  readonly words: Buffer
}

/** The one that holds comes last. */
export async function paraphrasesOf(
  tx: Tx,
  councilId: string,
  reportId: string,
): Promise<readonly ParaphraseRow[]> {
  const found = await sql<ParaphraseRow>`select * from safeguarding.paraphrase
    where council_id = ${councilId} and report_id = ${reportId} order by written_at, id`.execute(tx)
  return found.rows
}

export async function addParaphrase(tx: Tx, councilId: string, row: ParaphraseRow): Promise<void> {
  await tx
    .insertInto('safeguarding.paraphrase')
    .values({ ...row, councilId })
    .execute()
}
