import type { Subject } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { concernSubject } from '../concern/subject.ts'
import { team } from '../policy.ts'
import { findLetter, type LetterRow } from './store.ts'

export type LetterSubject = Subject & { readonly row: LetterRow }

/**
 * As its case is, where it is about one: whoever may not see the case does not see that somebody wrote about it.
 * Without a case it is the team's.
 */
export async function letterSubject(
  ctx: Context,
  { memberLetterId }: { readonly memberLetterId: string },
  lock = false,
): Promise<LetterSubject> {
  const row = await findLetter(ctx.tx, ctx.actor.councilId, memberLetterId, lock)
  if (!row) throw new NotFound('We could not find that letter. Look for it in the list.')
  if (row.concernId) {
    const concern = await concernSubject(ctx, row.concernId)
    return { ...concern, row }
  }
  const { id, councilId } = row
  return { type: 'member-letter', id, councilId, openTo: team, sensitive: true, row }
}

export const lockedLetter = (ctx: Context, input: { readonly memberLetterId: string }) =>
  letterSubject(ctx, input, true)
