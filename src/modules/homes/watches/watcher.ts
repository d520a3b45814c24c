import type { Context } from '#platform/context.ts'
import { NotAllowed } from '#platform/errors.ts'

/** Whose watches, filters and mail these are. */
export interface Watcher {
  readonly councilId: string
  readonly accountId: string
}

/** Watching is each person's own: whoever is nobody in particular cannot. */
export function watcherOf({ actor }: Context): Watcher {
  if (!actor.id) throw new NotAllowed('Sign in to watch homes and to keep filters')
  return { councilId: actor.councilId, accountId: actor.id }
}
