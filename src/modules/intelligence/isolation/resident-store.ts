import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Eye } from './kinds.ts'

export interface AgreementRow {
  readonly councilId: string
  readonly id: string
  readonly version: number
  readonly personId: string
  readonly basis: 'agreed' | 'best-interests'
  readonly solitude: boolean
  readonly agreedOn: string
  readonly reviewOn: string
  readonly words: Buffer
}

export async function liveAgreement(
  tx: Tx,
  councilId: string,
  personId: string,
): Promise<AgreementRow | undefined> {
  const found = await sql<AgreementRow>`select * from intelligence.eyes_agreement
    where council_id = ${councilId} and person_id = ${personId} and ended_on is null`.execute(tx)
  return found.rows[0]
}

export async function addAgreement(
  tx: Tx,
  row: Omit<AgreementRow, 'version'> & { readonly at: Temporal.Instant; readonly by: string | null },
): Promise<void> {
  await tx.insertInto('intelligence.eyesAgreement').values(row).execute()
}

export async function endAgreement(tx: Tx, councilId: string, id: string, endedOn: string): Promise<void> {
  await sql`update intelligence.eyes_agreement set ended_on = ${endedOn}, version = version + 1
    where council_id = ${councilId} and id = ${id}`.execute(tx)
}

/** What was kept of who came to them goes when they no longer agree. */
export async function forgetSightingsOf(tx: Tx, councilId: string, personId: string): Promise<void> {
  await sql`delete from intelligence.sighting
    where council_id = ${councilId} and person_id = ${personId}`.execute(tx)
}

export async function sightingsOfPerson(
  tx: Tx,
  councilId: string,
  personId: string,
  since: string,
): Promise<readonly { readonly role: Eye; readonly on: string }[]> {
  const found = await sql<{ role: Eye; on: string }>`select role, max(seen_on) as "on"
    from intelligence.sighting
    where council_id = ${councilId} and person_id = ${personId} and seen_on >= ${since}
    group by role`.execute(tx)
  return found.rows
}
