import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { openerFor } from '#platform/vault/index.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { heardNow, outcomes, remedies } from './remedies.ts'
import type { RemedyRow } from './remedy-store.ts'
import type { Remedy } from './schema.ts'
import { remedyWorkflow } from './workflow.ts'

export interface RemedyWords {
  readonly reason: string
  readonly cameOfIt?: string
}

/** Remedies as they are read: names of officers, words opened. */
export async function remediesShown(ctx: Context, rows: readonly RemedyRow[]): Promise<Remedy[]> {
  const { councilId, id: me } = ctx.actor
  const open = await openerFor(
    ctx,
    rows.map(row => row.id),
  )
  const names = await accountNames(
    ctx.tx,
    councilId,
    rows.flatMap(row => [row.ownerId, row.acceptedBy]),
  )
  const homes = await homesById(
    ctx.tx,
    rows.map(row => row.homeId),
  )
  const today = ctx.today.toString()
  return rows.map(row => {
    const words = open(row.id, row.words) as RemedyWords | undefined
    const { id, version, kind, state, dueOn, begunOn, endedOn } = row
    return {
      ...{ id, version, kind, state, dueOn, begunOn, endedOn },
      home: { id: row.homeId, name: homes.get(row.homeId)?.name ?? 'A home' },
      label: remedies[kind].label,
      stateLabel: remedyWorkflow.states[state].label,
      owner: names.get(row.ownerId) ?? null,
      mine: row.ownerId === me,
      acceptedOn: civilDateOf(row.acceptedAt).toString(),
      acceptedBy: names.get(row.acceptedBy) ?? null,
      overdue: endedOn === null && dueOn < today,
      reason: words?.reason ?? null,
      outcome: row.outcome && outcomes[row.outcome],
      heard: row.heard.map(one => heardNow[one]),
      cameOfIt: words?.cameOfIt ?? null,
    }
  })
}
