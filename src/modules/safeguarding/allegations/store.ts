import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface AllegationRow {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly abuseType: string
  readonly sourceCategory: string | null
  readonly sourceId: string | null
  readonly location: string | null
  readonly happened: 'date' | 'about' | 'not-known'
  readonly happenedOn: string | null
  readonly supersedes: string | null
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string | null
  readonly words: Buffer
}

export async function addAllegation(tx: Tx, row: AllegationRow): Promise<void> {
  await tx.insertInto('safeguarding.allegation').values(row).execute()
}

/** The oldest first, corrected ones among them. */
export async function allegationsOf(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly AllegationRow[]> {
  const found = await sql<AllegationRow>`select * from safeguarding.allegation
    where council_id = ${councilId} and concern_id = ${concernId} order by recorded_at, id`.execute(tx)
  return found.rows
}

export interface FindingRow {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly allegationId: string
  readonly outcome: string
  readonly notTold: 'unsafe' | 'police-object' | null
  readonly supersedes: string | null
  readonly foundAt: Temporal.Instant
  readonly foundBy: string | null
  readonly words: Buffer
}

export async function addFinding(tx: Tx, row: FindingRow): Promise<void> {
  await tx.insertInto('safeguarding.finding').values(row).execute()
}

/** The oldest first: of each allegation the last holds. */
export async function findingsOf(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly FindingRow[]> {
  const found = await sql<FindingRow>`select * from safeguarding.finding
    where council_id = ${councilId} and concern_id = ${concernId} order by found_at, id`.execute(tx)
  return found.rows
}
