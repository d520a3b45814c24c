import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface SettingRow {
  readonly id: string
  readonly version: number
  readonly kind: string
  readonly tell: 'undecided' | 'told' | 'not-told'
  readonly basis: string | null
  readonly toldOn: string | null
  readonly suspended: 'yes' | 'no' | 'not-known'
  readonly words: Buffer
}

interface Under {
  readonly councilId: string
  readonly trustId: string
}

export async function addSetting(
  tx: Tx,
  row: Pick<SettingRow, 'id' | 'kind' | 'words'> & Under,
): Promise<void> {
  await tx.insertInto('safeguarding.trustSetting').values(row).execute()
}

export async function settingsOf(tx: Tx, { councilId, trustId }: Under): Promise<readonly SettingRow[]> {
  const found = await sql<SettingRow>`select * from safeguarding.trust_setting
    where council_id = ${councilId} and trust_id = ${trustId} order by id`.execute(tx)
  return found.rows
}

export async function changeSetting(
  tx: Tx,
  councilId: string,
  id: string,
  change: Partial<SettingRow> & { readonly decidedAt: Temporal.Instant; readonly decidedBy: string | null },
): Promise<void> {
  await tx
    .updateTable('safeguarding.trustSetting')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

export interface ReferralRow {
  readonly id: string
  readonly version: number
  readonly body: string
  readonly must: 'employer' | 'council' | 'nobody'
  readonly doneBy: 'employer' | 'council' | 'other' | null
  readonly doneOn: string | null
  readonly proofSeenOn: string | null
  readonly words: Buffer
}

export async function addReferral(tx: Tx, row: Omit<ReferralRow, 'version'> & Under): Promise<void> {
  await tx.insertInto('safeguarding.trustReferral').values(row).execute()
}

export async function referralsOf(tx: Tx, { councilId, trustId }: Under): Promise<readonly ReferralRow[]> {
  const found = await sql<ReferralRow>`select * from safeguarding.trust_referral
    where council_id = ${councilId} and trust_id = ${trustId} order by id`.execute(tx)
  return found.rows
}

export async function changeReferral(
  tx: Tx,
  councilId: string,
  id: string,
  change: Pick<ReferralRow, 'doneBy' | 'doneOn' | 'proofSeenOn'>,
): Promise<void> {
  await tx
    .updateTable('safeguarding.trustReferral')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}
