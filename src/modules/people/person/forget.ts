import type { Context } from '#platform/context.ts'
import { event } from '#platform/events/event.ts'
import { eraseFiles } from '#platform/files/index.ts'
import { destroyKey } from '#platform/vault/index.ts'
import { emptyPerson, findPerson, madeBefore } from './store.ts'

/**
 * Forgets who a person was: their key is destroyed, the name emptied, of the birthday the year alone kept, files
 * erased. Codes stay for the counts. Whether it may be is the caller's to judge. @returns events for the outcome
 */
export async function forgetPerson(ctx: Context, personId: string) {
  const { councilId } = ctx.actor
  if (!(await findPerson(ctx.tx, councilId, personId, true))) return []
  const erased = await eraseFiles(ctx, { type: 'person', id: personId })
  await emptyPerson(ctx.tx, councilId, personId, ctx.now)
  await destroyKey(ctx, personId)
  return [event('PersonForgotten', {}, { type: 'person', id: personId, sensitive: true }), ...erased]
}

/** Those not yet forgotten whose record was made before; what was done with them since is for the caller to know. */
export const personsMadeBefore = ({ tx, actor }: Context, at: Temporal.Instant, limit: number) =>
  madeBefore(tx, actor.councilId, at, limit)
