import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { PlanActionState } from './workflow.ts'

export interface PlanActionRow {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly version: number
  readonly ownerId: string
  readonly dueOn: string
  readonly state: PlanActionState
  readonly madeAt: Temporal.Instant
  readonly settledAt: Temporal.Instant | null
  readonly words: Buffer
}

export async function addPlanActionRow(
  tx: Tx,
  row: Omit<PlanActionRow, 'version' | 'settledAt'>,
): Promise<void> {
  await tx.insertInto('safeguarding.planAction').values(row).execute()
}

/** Locked: it is read to be changed. */
export async function findPlanAction(
  tx: Tx,
  councilId: string,
  concernId: string,
  id: string,
): Promise<PlanActionRow | undefined> {
  const found = await sql<PlanActionRow>`select * from safeguarding.plan_action
    where council_id = ${councilId} and concern_id = ${concernId} and id = ${id} for update`.execute(tx)
  return found.rows[0]
}

export async function planActionsOf(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly PlanActionRow[]> {
  const found = await sql<PlanActionRow>`select * from safeguarding.plan_action
    where council_id = ${councilId} and concern_id = ${concernId}
    order by state <> 'to-do', due_on, id`.execute(tx)
  return found.rows
}

export async function settlePlanActionRow(
  tx: Tx,
  row: PlanActionRow,
  state: PlanActionState,
  settledAt: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('safeguarding.planAction')
    .set({ state, settledAt, version: sql<number>`version + 1` })
    .where('councilId', '=', row.councilId)
    .where('id', '=', row.id)
    .execute()
}
