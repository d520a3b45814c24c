import type { Tx } from '../database/database.ts'

const PLACE = 'today'

interface Whose {
  readonly councilId: string
  readonly accountId: string
}

/** When this person last said that they had seen what changed; undefined before the first time. */
export async function lastSeen(
  tx: Tx,
  { councilId, accountId }: Whose,
): Promise<Temporal.Instant | undefined> {
  const row = await tx
    .selectFrom('platform.lastSeen')
    .select('at')
    .where(own => own.and({ councilId, accountId, place: PLACE }))
    .executeTakeFirst()
  return row?.at
}

export async function markSeen(tx: Tx, { councilId, accountId }: Whose, at: Temporal.Instant): Promise<void> {
  await tx
    .insertInto('platform.lastSeen')
    .values({ councilId, accountId, place: PLACE, at })
    .onConflict(known => known.columns(['councilId', 'accountId', 'place']).doUpdateSet({ at }))
    .execute()
}
