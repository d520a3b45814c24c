import { sql } from 'kysely'
import type { TargetCode, TargetSetting } from '#law/safeguarding-targets.ts'
import type { Tx } from '#platform/database/database.ts'

export interface SettingRow {
  readonly id: string
  readonly code: TargetCode
  readonly days: number | null
  readonly counting: 'calendar' | 'working'
  readonly fromOn: string
  readonly at: Temporal.Instant
  readonly by: string | null
  readonly words: Buffer
}

/** Everything that this council ever set, the oldest first: of two for one day the later holds. */
export async function settingRows(tx: Tx, councilId: string): Promise<readonly SettingRow[]> {
  const found = await sql<SettingRow>`select id, code, days, counting, from_on, at, by, words
    from safeguarding.local_target where council_id = ${councilId} order by at, id limit 2000`.execute(tx)
  return found.rows
}

/** The same as the rules take it, without the words. */
export async function settingsOf(tx: Tx, councilId: string): Promise<readonly TargetSetting[]> {
  const found = await sql<Pick<SettingRow, 'code' | 'days' | 'counting' | 'fromOn'>>`
    select code, days, counting, from_on from safeguarding.local_target
     where council_id = ${councilId} order by at, id limit 2000`.execute(tx)
  return found.rows.map(({ fromOn, ...setting }) => ({ ...setting, from: fromOn }))
}

export async function addSetting(tx: Tx, row: SettingRow & { readonly councilId: string }): Promise<void> {
  await tx.insertInto('safeguarding.localTarget').values(row).execute()
}
