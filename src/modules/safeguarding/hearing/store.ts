import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { CaseRecord } from '../case/record.ts'

export interface HearingRow extends CaseRecord {
  readonly spoken: boolean
  readonly heardOn: string | null
  readonly alone: string | null
  readonly needMet: string | null
  readonly whoSaid: string | null
  readonly agreesRaising: string | null
  readonly agreesSharing: string | null
  readonly agreesGoingOn: string | null
  readonly notYet: string | null
  readonly plannedOn: string | null
}

export async function addHearing(tx: Tx, row: HearingRow): Promise<void> {
  await tx.insertInto('safeguarding.hearing').values(row).execute()
}

/** The newest first; what is beyond 200 is read in the export. */
export async function hearingsOf(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly HearingRow[]> {
  const found = await sql<HearingRow>`select * from safeguarding.hearing
    where council_id = ${councilId} and concern_id = ${concernId} order by at desc, id desc limit 200`.execute(
    tx,
  )
  return found.rows
}

export interface CapacityRow extends CaseRecord {
  readonly capacity: string
  readonly speaksAlone: string
  readonly controlled: readonly string[]
}

export async function addCapacity(tx: Tx, row: CapacityRow): Promise<void> {
  await tx
    .insertInto('safeguarding.capacityView')
    .values({ ...row, controlled: [...row.controlled] })
    .execute()
}

/** The newest first. */
export async function capacityOf(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly CapacityRow[]> {
  const found = await sql<CapacityRow>`select * from safeguarding.capacity_view
    where council_id = ${councilId} and concern_id = ${concernId} order by at desc, id desc limit 100`.execute(
    tx,
  )
  return found.rows
}

export interface AgainstWishRow extends CaseRecord {
  readonly about: 'acting' | 'sharing' | 'asked-to-stop'
  readonly outcome: 'goes-on' | 'stops'
  readonly grounds: readonly string[]
  readonly spokeFreely: string
  readonly basis: string | null
  readonly told: string
  readonly toldOn: string | null
}

export async function addAgainstWish(tx: Tx, row: AgainstWishRow): Promise<void> {
  await tx
    .insertInto('safeguarding.againstWish')
    .values({ ...row, grounds: [...row.grounds] })
    .execute()
}

/** The newest first. */
export async function againstWishOf(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly AgainstWishRow[]> {
  const found = await sql<AgainstWishRow>`select * from safeguarding.against_wish
    where council_id = ${councilId} and concern_id = ${concernId} order by at desc, id desc limit 100`.execute(
    tx,
  )
  return found.rows
}
