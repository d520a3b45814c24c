import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { MeasureState } from './workflow.ts'

export interface MeasureRow {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly version: number
  readonly measure: string
  readonly limits: boolean
  readonly state: MeasureState
  readonly fromOn: string
  readonly reviewOn: string
  readonly weighBy: string | null
  readonly nextStep: string | null
  readonly nextStepOwner: string | null
  readonly nextStepOn: string | null
  readonly nextStepDoneOn: string | null
  readonly endedAt: Temporal.Instant | null
}

type NewMeasure = Pick<
  MeasureRow,
  'councilId' | 'id' | 'concernId' | 'measure' | 'limits' | 'state' | 'fromOn' | 'reviewOn' | 'weighBy'
>

export async function addMeasure(tx: Tx, row: NewMeasure): Promise<void> {
  await tx.insertInto('safeguarding.measure').values(row).execute()
}

/** Locked: it is read to be changed. */
export async function findMeasure(
  tx: Tx,
  councilId: string,
  concernId: string,
  id: string,
): Promise<MeasureRow | undefined> {
  const found = await sql<MeasureRow>`select * from safeguarding.measure
    where council_id = ${councilId} and concern_id = ${concernId} and id = ${id} for update`.execute(tx)
  return found.rows[0]
}

/** Those still to be weighed first, the ended ones last. */
export async function measuresOf(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly MeasureRow[]> {
  const found = await sql<MeasureRow>`select * from safeguarding.measure
    where council_id = ${councilId} and concern_id = ${concernId}
    order by state = 'ended', state = 'in-place', from_on, id`.execute(tx)
  return found.rows
}

export type LiveMeasure = Pick<MeasureRow, 'concernId' | 'measure' | 'reviewOn'>

/** What keeps people safe now in several cases. */
export async function liveMeasuresOf(
  tx: Tx,
  councilId: string,
  concernIds: readonly string[],
): Promise<readonly LiveMeasure[]> {
  const found = await sql<LiveMeasure>`select concern_id, measure, review_on from safeguarding.measure
    where council_id = ${councilId} and concern_id = any(${[...concernIds]}::uuid[]) and state <> 'ended'
    order by from_on, id`.execute(tx)
  return found.rows
}

export type MeasureChange = Partial<
  Pick<
    MeasureRow,
    'state' | 'reviewOn' | 'nextStep' | 'nextStepOwner' | 'nextStepOn' | 'nextStepDoneOn' | 'endedAt'
  >
>

export async function changeMeasure(
  tx: Tx,
  councilId: string,
  id: string,
  change: MeasureChange,
): Promise<void> {
  await tx
    .updateTable('safeguarding.measure')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

/** Live measures that limited this person end with their death, in every case about them. Gives how many. */
export async function endLimitsOf(
  tx: Tx,
  councilId: string,
  personId: string,
  at: Temporal.Instant,
): Promise<number> {
  const ended = await sql`update safeguarding.measure m
      set state = 'ended', ended_at = ${at}, version = version + 1
     where m.council_id = ${councilId} and m.limits and m.state <> 'ended'
       and m.concern_id in (select c.id from safeguarding.concern c
         where c.council_id = ${councilId} and c.person_id = ${personId})
     returning m.id`.execute(tx)
  return ended.rows.length
}
