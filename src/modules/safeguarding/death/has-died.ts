import type { Context } from '#platform/context.ts'
import { personInBrief } from '#src/modules/people/index.ts'
import { isDeathRecorded } from './store.ts'

/**
 * Ask before anything is sent to an adult, or asked of them: a letter, a survey, a reminder. True from the moment
 * that a death is recorded in any case about them or on their own record, also where its day is not known.
 */
export async function hasDied(
  ctx: Pick<Context, 'tx' | 'actor' | 'today'>,
  personId: string,
): Promise<boolean> {
  const person = await personInBrief(ctx, personId)
  if (person?.diedOn) return true
  return isDeathRecorded(ctx.tx, ctx.actor.councilId, personId)
}
