import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { SupportState } from './workflow.ts'

export interface SupporterRow {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly version: number
  readonly accountId: string | null
  readonly state: SupportState
  readonly sinceOn: string
  readonly nextOn: string | null
  readonly endedAt: Temporal.Instant | null
  readonly endGround: 'persons-word' | 'recorded-reason' | 'died' | null
  readonly words: Buffer
}

type NewSupporter = Omit<SupporterRow, 'version' | 'endedAt' | 'endGround'>

export async function addSupporter(tx: Tx, row: NewSupporter): Promise<void> {
  await tx.insertInto('safeguarding.supporter').values(row).execute()
}

/** Locked: it is read to be changed. */
export async function findSupporter(
  tx: Tx,
  councilId: string,
  concernId: string,
  id: string,
): Promise<SupporterRow | undefined> {
  const found = await sql<SupporterRow>`select * from safeguarding.supporter
    where council_id = ${councilId} and concern_id = ${concernId} and id = ${id} for update`.execute(tx)
  return found.rows[0]
}

export async function supportersOf(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly SupporterRow[]> {
  const found = await sql<SupporterRow>`select * from safeguarding.supporter
    where council_id = ${councilId} and concern_id = ${concernId}
    order by state = 'ended', since_on, id`.execute(tx)
  return found.rows
}

export async function changeSupporter(
  tx: Tx,
  councilId: string,
  id: string,
  change: Partial<Pick<SupporterRow, 'state' | 'nextOn' | 'endedAt' | 'endGround'>>,
): Promise<void> {
  await tx
    .updateTable('safeguarding.supporter')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

/** No contact with somebody who died is planned any more, in whichever case about them. */
export async function endSupportOf(
  tx: Tx,
  councilId: string,
  personId: string,
  at: Temporal.Instant,
): Promise<void> {
  await sql`update safeguarding.supporter s
      set state = 'ended', ended_at = ${at}, end_ground = 'died', next_on = null, version = version + 1
    where s.council_id = ${councilId} and s.state <> 'ended'
      and s.concern_id in (select c.id from safeguarding.concern c
        where c.council_id = ${councilId} and c.person_id = ${personId})`.execute(tx)
}
