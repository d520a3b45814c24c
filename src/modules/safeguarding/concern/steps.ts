import type { Context } from '#platform/context.ts'
import { Conflict } from '#platform/errors.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { type ConcernChange, type ConcernRow, changeConcern } from './store.ts'
import { type ConcernAction, concernWorkflow, dueOnEntering } from './workflow.ts'

/** @throws Conflict with both versions when somebody changed the concern since this person read it. */
export function refuseStale(
  row: { readonly version: number; readonly state?: string },
  sent: { readonly version: number },
): void {
  if (row.version === sent.version) return
  throw new Conflict('Somebody changed this case while you had it open. Look at it again, then decide.', {
    current: { version: row.version, ...(row.state ? { state: row.state } : {}) },
    sent,
  })
}

/** Moves a concern along its table, with what else changes; gives where it stands then. */
export async function step(ctx: Context, row: ConcernRow, action: ConcernAction, more: ConcernChange = {}) {
  const { to } = applyAction(concernWorkflow, action, row)
  const dueOn = to === row.state ? row.dueOn : dueOnEntering(to, row.danger, ctx.today)
  await changeConcern(ctx.tx, row.councilId, row.id, { ...more, state: to, dueOn })
  return { id: row.id, version: row.version + 1, state: to }
}
