import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { openerFor } from '#platform/vault/index.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { bodies } from './bodies.ts'
import type { PlacingRow } from './placing-store.ts'
import type { PlacingTask } from './schema.ts'
import { placingWorkflow } from './workflow.ts'

export interface PlacingWords {
  readonly to?: string
  readonly cameOfIt?: string
}

/** Tasks as they are read: names of officers, words opened. */
export async function placingShown(ctx: Context, rows: readonly PlacingRow[]): Promise<PlacingTask[]> {
  if (rows.length === 0) return []
  const open = await openerFor(
    ctx,
    rows.map(row => row.id),
  )
  const names = await accountNames(
    ctx.tx,
    ctx.actor.councilId,
    rows.flatMap(row => [row.sentBy, row.closedBy].filter(one => one !== null)),
  )
  const homes = await homesById(
    ctx.tx,
    rows.map(row => row.homeId),
  )
  const today = ctx.today.toString()
  return rows.map(row => {
    const words = row.words ? (open(row.id, row.words) as PlacingWords | undefined) : undefined
    const { id, version, body, state, sinceOn, overOn, sentOn, dueOn, closedOn } = row
    return {
      ...{ id, version, body, state, sinceOn, overOn, sentOn, dueOn, closedOn },
      home: { id: row.homeId, name: homes.get(row.homeId)?.name ?? 'A home' },
      label: bodies[body].label,
      stateLabel: placingWorkflow.states[state].label,
      overdue: state === 'sent' && dueOn !== null && dueOn < today,
      ...{ sentBy: names.get(row.sentBy ?? '') ?? null, closedBy: names.get(row.closedBy ?? '') ?? null },
      ...{ to: words?.to ?? null, cameOfIt: words?.cameOfIt ?? null },
    }
  })
}
