import { labelOf } from '#law/code-list.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import { opened } from '../words.ts'
import type { ReporterPart } from './schema.ts'
import { repliesTo } from './store.ts'
import type { ReplyWords } from './words.ts'

/** What whoever reported was answered, from whichever case or from the report itself, in order of time. */
export async function repliesIn(
  ctx: Context,
  reportId: string,
  open: Opener,
): Promise<ReporterPart['replies']> {
  const { councilId } = ctx.actor
  const replies = await repliesTo(ctx.tx, councilId, reportId)
  const names = await accountNames(
    ctx.tx,
    councilId,
    replies.map(reply => reply.by),
  )
  return replies.map(reply => ({
    ...{ id: reply.id, at: reply.at.toString(), how: reply.how, may: reply.may },
    by: (reply.by && names.get(reply.by)) ?? null,
    notGiven: reply.notGiven && labelOf('feedback-not-given', reply.notGiven),
    // What was said out of another adult's case is not read in this one.
    words: opened<Partial<ReplyWords>>(open, reply.concernId ?? reportId, reply.words)?.text ?? null,
  }))
}
