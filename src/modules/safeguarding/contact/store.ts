import { sql } from 'kysely'
import type { ContactPurpose } from '#law/safe-contact.ts'
import type { Tx } from '#platform/database/database.ts'
import type { CaseRecord } from '../case/record.ts'

export interface CardRow extends CaseRecord {
  readonly version: number
  readonly safe: 'yes' | 'no' | 'unknown'
  readonly channels: readonly string[]
  readonly sharedChannels: readonly string[]
  readonly nothingInWriting: boolean
  readonly doNotContact: boolean
  readonly interpreter: string
  readonly needMet: string
  readonly policeFrom: string | null
  readonly policeReviewOn: string | null
  readonly policeAllows: readonly ContactPurpose[]
}

export async function addCard(tx: Tx, row: CardRow): Promise<void> {
  const { channels, sharedChannels, policeAllows } = row
  await tx
    .insertInto('safeguarding.contactCard')
    .values({
      ...row,
      channels: [...channels],
      sharedChannels: [...sharedChannels],
      policeAllows: [...policeAllows],
    })
    .execute()
}

/** The card that holds for each of these concerns: the newest. */
export async function cardsOf(
  tx: Tx,
  councilId: string,
  concernIds: readonly string[],
): Promise<ReadonlyMap<string, CardRow>> {
  if (concernIds.length === 0) return new Map()
  const found = await sql<CardRow>`select distinct on (concern_id) * from safeguarding.contact_card
    where council_id = ${councilId} and concern_id = any(${concernIds}::uuid[])
    order by concern_id, version desc`.execute(tx)
  return new Map(found.rows.map(row => [row.concernId, row]))
}
