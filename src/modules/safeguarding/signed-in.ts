import type { Context } from '#platform/context.ts'
import { NotAllowed } from '#platform/errors.ts'

/** The account that acts. @throws NotAllowed where it is Lantern itself: some steps need a named person. */
export function signedIn({ actor }: Pick<Context, 'actor'>): string {
  if (!actor.id) throw new NotAllowed('Sign in to do this: it needs a named person')
  return actor.id
}
