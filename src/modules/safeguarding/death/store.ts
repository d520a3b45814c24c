import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface DeathRow {
  readonly councilId: string
  readonly concernId: string
  readonly personId: string
  readonly happened: 'date' | 'about' | 'not-known'
  readonly othersAtRisk: 'yes' | 'no' | 'unknown'
  readonly familyContact: string | null
  readonly enquiryEnded: boolean
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string | null
  readonly words: Buffer
}

export async function addDeath(tx: Tx, row: DeathRow): Promise<void> {
  await tx.insertInto('safeguarding.death').values(row).execute()
}

export async function findDeath(tx: Tx, councilId: string, concernId: string): Promise<DeathRow | undefined> {
  const found = await sql<DeathRow>`select * from safeguarding.death
    where council_id = ${councilId} and concern_id = ${concernId}`.execute(tx)
  return found.rows[0]
}

/** Recorded in whichever case about them, also where nobody knows the day. */
export async function isDeathRecorded(tx: Tx, councilId: string, personId: string): Promise<boolean> {
  const found = await sql`select from safeguarding.death
    where council_id = ${councilId} and person_id = ${personId} limit 1`.execute(tx)
  return found.rows.length > 0
}
