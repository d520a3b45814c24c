import { safeguardingTargets, type TargetCode } from '#law/safeguarding-targets.ts'
import type { Context } from '#platform/context.ts'
import { addClock, putOffClock, stopClock } from './clocks-store.ts'
import { targetDue } from './due.ts'

/** Local targets that run beside the clock of the concern itself. */
export const caseClocks = [
  'receipt',
  'tell-placing-authority',
  'duty-of-candour',
  'pressure-guide',
] as const satisfies readonly TargetCode[]
export type CaseClock = (typeof caseClocks)[number]

export const titleOfTarget = (code: string): string =>
  safeguardingTargets.find(one => one.code === code)?.title ?? code

/** Starts it, under the target that held on the day it began. Where this council has none nothing runs. */
export async function beginClock(
  ctx: Context,
  concernId: string,
  code: CaseClock,
  begunOn: Temporal.PlainDate,
): Promise<void> {
  const dueOn = await targetDue(ctx, code, begunOn)
  if (!dueOn) return
  const { councilId } = ctx.actor
  const row = { councilId, id: ctx.ids.next(), concernId, code, begunOn: begunOn.toString(), dueOn }
  await addClock(ctx.tx, row)
}

export const endClock = (ctx: Context, concernIds: readonly string[], code: CaseClock): Promise<void> =>
  stopClock(ctx.tx, { councilId: ctx.actor.councilId, concernIds, code }, ctx.today.toString())

/** For a delay that the police agreed. */
export const delayClock = (ctx: Context, concernId: string, code: CaseClock, until: string): Promise<void> =>
  putOffClock(ctx.tx, { councilId: ctx.actor.councilId, concernIds: [concernId], code }, until)
