import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { CaseRow, ReadRow } from '../case/rows.ts'

export type WaitSource = 'asked' | 'request' | 'police' | 'advocate' | 'pause' | 'enquiry-pause'

interface WaitColumns {
  readonly source: WaitSource
  /** The record of the step that began it, where there is one. */
  readonly aboutId: string | null
  readonly what: string
  readonly whom: string
  readonly sinceOn: string
  readonly chaseOn: string
  readonly words: Buffer | null
}

export interface WaitRow extends ReadRow, WaitColumns {
  readonly version: number
  readonly concernId: string
  readonly chasedOn: string | null
  readonly chased: number
  readonly endedOn: string | null
}

export async function addWait(tx: Tx, row: CaseRow & WaitColumns): Promise<void> {
  await tx.insertInto('safeguarding.waiting').values(row).execute()
}

export async function findWait(tx: Tx, councilId: string, id: string): Promise<WaitRow | undefined> {
  const found = await sql<WaitRow>`select * from safeguarding.waiting
    where council_id = ${councilId} and id = ${id} for update`.execute(tx)
  return found.rows[0]
}

export interface WaitChange {
  readonly chaseOn?: string
  readonly chasedOn?: string
  readonly chased?: number
  readonly endedOn?: string
  readonly endedBy?: string | null
  readonly words?: Buffer
}

export async function changeWait(tx: Tx, councilId: string, id: string, change: WaitChange): Promise<void> {
  await tx
    .updateTable('safeguarding.waiting')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

export interface Begun {
  readonly councilId: string
  readonly concernId: string
  readonly source: WaitSource
  /** Left out: whatever of this source still waits. */
  readonly aboutId?: string | undefined
}

const whichOf = ({ councilId, concernId, source, aboutId }: Begun) => sql`council_id = ${councilId}
  and concern_id = ${concernId} and source = ${source} and ended_on is null
  and ${aboutId === undefined ? sql`true` : sql`about_id = ${aboutId}`}`

/** What a step of the case began, it ends. */
export async function endWaits(
  tx: Tx,
  begun: Begun,
  ended: { readonly on: string; readonly by: string | null },
): Promise<void> {
  await sql`update safeguarding.waiting set ended_on = ${ended.on}, ended_by = ${ended.by}, version = version + 1
    where ${whichOf(begun)}`.execute(tx)
}

/** They were asked again, or are to be asked on another day. */
export async function moveWaits(tx: Tx, begun: Begun, chaseOn: string, chasedOn: string): Promise<void> {
  await sql`update safeguarding.waiting set chase_on = ${chaseOn}, chased_on = ${chasedOn}, chased = chased + 1,
      version = version + 1 where ${whichOf(begun)}`.execute(tx)
}

/** Everything that was waited for in one case, the oldest first. */
export async function waitsOf(tx: Tx, councilId: string, concernId: string): Promise<readonly WaitRow[]> {
  const found = await sql<WaitRow>`select * from safeguarding.waiting
    where council_id = ${councilId} and concern_id = ${concernId} order by at, id`.execute(tx)
  return found.rows
}

export type WaitInBrief = Pick<
  WaitRow,
  'id' | 'concernId' | 'what' | 'whom' | 'source' | 'sinceOn' | 'chaseOn'
>

/** What still waits in each of these cases, the next to be asked again first: one statement for a page of a list. */
export async function waitsNow(
  tx: Tx,
  councilId: string,
  concernIds: readonly string[],
): Promise<ReadonlyMap<string, readonly WaitInBrief[]>> {
  if (concernIds.length === 0) return new Map()
  const found = await sql<WaitInBrief>`select id, concern_id, what, whom, source, since_on, chase_on
    from safeguarding.waiting where council_id = ${councilId} and concern_id = any(${concernIds}::uuid[])
     and ended_on is null order by chase_on, at, id`.execute(tx)
  return Map.groupBy(found.rows, row => row.concernId)
}
