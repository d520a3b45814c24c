import type { Context } from '#platform/context.ts'
import { Conflict } from '#platform/errors.ts'
import { modeOf, systemName } from './mode.ts'
import { foreignIdOf } from './store.ts'

/** Where this case is kept, if that is not here: what the system is called, and its number there. */
export async function keptElsewhere(ctx: Pick<Context, 'tx' | 'actor'>, concernId: string) {
  const mode = await modeOf(ctx)
  if (mode.mode !== 'companion') return undefined
  const number = await foreignIdOf(ctx.tx, ctx.actor.councilId, concernId)
  return number === undefined ? undefined : { system: systemName(mode), number }
}

/** @throws Conflict that says where it is decided */
export async function refuseElsewhere(ctx: Context, concernId: string): Promise<void> {
  const kept = await keptElsewhere(ctx, concernId)
  if (!kept) return
  throw new Conflict(
    `This case is kept in ${kept.system}, number ${kept.number}. Decide it there: what was decided is here tomorrow.`,
  )
}
