import {
  type SafeguardingTarget,
  type TargetCode,
  type TargetSetting,
  targetClock,
  targetOn,
} from '#law/safeguarding-targets.ts'
import type { Context } from '#platform/context.ts'
import { settingsOf } from './store.ts'

/** What this council set in place of the defaults. A clock takes what held on the day it began. */
export const targetSettings = (ctx: Context): Promise<readonly TargetSetting[]> =>
  settingsOf(ctx.tx, ctx.actor.councilId)

/** The local target that holds for a clock begun on this day; undefined where this council has none. */
export async function councilTarget(
  ctx: Context,
  code: TargetCode,
  begunOn: Temporal.PlainDate = ctx.today,
): Promise<SafeguardingTarget | undefined> {
  return targetOn(code, begunOn, await targetSettings(ctx))
}

/** The day by which it is to be met: never a legal deadline. Null where this council has no such target. */
export async function targetDue(
  ctx: Context,
  code: TargetCode,
  begunOn: Temporal.PlainDate = ctx.today,
): Promise<string | null> {
  const target = await councilTarget(ctx, code, begunOn)
  return target ? (targetClock(target, begunOn, [], begunOn).due?.toString() ?? null) : null
}
