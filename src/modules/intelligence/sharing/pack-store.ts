import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

/** SQL of packs. A row is only ever added. */

export interface PackRow {
  readonly councilId: string
  readonly meetingId: string
  readonly version: number
  readonly edition: string
  readonly onDate: string
  readonly madeAt: Temporal.Instant
  readonly madeBy: string
  readonly hash: Buffer
  readonly body: string
}

export async function addPacks(tx: Tx, rows: readonly PackRow[]): Promise<void> {
  for (const row of rows) await tx.insertInto('intelligence.sharingPack').values(row).execute()
}

/** The editions that were made of a meeting's pack, the newest version first, without what they say. */
export async function packsOf(
  tx: Tx,
  councilId: string,
  meetingId: string,
): Promise<readonly Pick<PackRow, 'version' | 'edition' | 'onDate' | 'madeAt' | 'madeBy'>[]> {
  const found = await sql<PackRow>`select version, edition, on_date, made_at, made_by
    from intelligence.sharing_pack where council_id = ${councilId} and meeting_id = ${meetingId}
    order by version desc, edition`.execute(tx)
  return found.rows
}

/** One edition, of a version or the last. */
export async function findPack(
  tx: Tx,
  councilId: string,
  { meetingId, edition, version }: { meetingId: string; edition: string; version: number | undefined },
): Promise<PackRow | undefined> {
  const found = await sql<PackRow>`select * from intelligence.sharing_pack
    where council_id = ${councilId} and meeting_id = ${meetingId} and edition = ${edition}
      and ${version === undefined ? sql`true` : sql`version = ${version}`}
    order by version desc limit 1`.execute(tx)
  return found.rows[0]
}
