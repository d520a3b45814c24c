import type { Context } from '#platform/context.ts'
import type { ConcernChange } from './store.ts'

/** Somebody has looked at how safe the adult is: what was set to look again before that is done with. */
export const lookedNow = (
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  riskNextOn: string | null,
): Pick<ConcernChange, 'riskLookedAt' | 'riskLookedBy' | 'riskNextOn'> => ({
  ...{ riskLookedAt: now, riskLookedBy: actor.id ?? null, riskNextOn },
})
