import type { Tx } from '#platform/database/database.ts'
import type { CaseRecord } from '../case/record.ts'
import { type Most, newestRowsOf } from '../case/rows-store.ts'

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

/** The newest first. */
export const hearingsOf = (tx: Tx, councilId: string, concernId: string, most?: Most) =>
  newestRowsOf<HearingRow>(tx, 'hearing', { councilId, id: concernId }, most)

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
export const capacityOf = (tx: Tx, councilId: string, concernId: string, most?: Most) =>
  newestRowsOf<CapacityRow>(tx, 'capacity_view', { councilId, id: concernId }, most)

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
export const againstWishOf = (tx: Tx, councilId: string, concernId: string, most?: Most) =>
  newestRowsOf<AgainstWishRow>(tx, 'against_wish', { councilId, id: concernId }, most)
