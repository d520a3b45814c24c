import type { Context } from '#platform/context.ts'
import { Conflict } from '#platform/errors.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { targetSettings } from '../local-targets/due.ts'
import { endPauseOf } from '../pause/end.ts'
import { pauseOf, pausesOf } from '../pause/store.ts'
import { concernDue, hasClock } from './clock.ts'
import { type ConcernChange, type ConcernRow, changeConcern } from './store.ts'
import { type ConcernAction, type ConcernState, concernWorkflow } from './workflow.ts'

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

/** Its local target there. A clock that stands still stays so; where there is none left, the pause is over. */
async function clockIn(
  ctx: Context,
  row: ConcernRow,
  to: ConcernState,
): Promise<Pick<ConcernRow, 'dueOn' | 'paused'>> {
  const { paused, dueOn, danger } = row
  if (to === row.state || (paused && hasClock(to))) return { paused, dueOn }
  await endPauseOf(ctx, row, ctx.today.toString())
  if (!hasClock(to)) return { paused: false, dueOn: null }
  const pauses = (await pausesOf(ctx.tx, row.councilId, row.id)).map(pauseOf)
  const clock = { state: to, danger, receivedOn: civilDateOf(row.receivedAt) }
  return { paused: false, dueOn: concernDue(clock, pauses, ctx.today, await targetSettings(ctx)) }
}

/** Moves a concern along its table, with what else changes; gives where it stands then. */
export async function step(ctx: Context, row: ConcernRow, action: ConcernAction, more: ConcernChange = {}) {
  const { to } = applyAction(concernWorkflow, action, row)
  const clock = await clockIn(ctx, row, to)
  await changeConcern(ctx.tx, row.councilId, row.id, { ...more, ...clock, state: to })
  return { id: row.id, version: row.version + 1, state: to }
}
