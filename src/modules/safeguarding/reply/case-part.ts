import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import { casePart } from '../case/part.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { messagesOf } from '../report/messages-store.ts'
import { concernHref } from '../view/words.ts'
import { type NoteWords, opened } from '../words.ts'
import { reporterOf } from './answer.ts'
import { replyToReporter } from './commands.ts'
import { answersHeld } from './held.ts'
import { repliesIn } from './replies.ts'
import { ReporterPart } from './schema.ts'
import { conversationBlock, unreadBlock, waitingBlock } from './view.ts'

async function load(ctx: Context, row: ConcernWithPeople, open: Opener): Promise<ReporterPart> {
  const { councilId, reportId } = row
  const { reach, reader } = await reporterOf(ctx, reportId)
  const messages = await messagesOf(ctx.tx, councilId, reportId)
  const replies = await repliesIn(ctx, reportId, open)
  return {
    ...{ reach, reader },
    answered: replies.length > 0 || messages.some(one => one.side === 'council'),
    held: await answersHeld(ctx, row),
    unread: messages.filter(one => one.side === 'reporter' && one.readAt === null).length,
    messages: messages.map(({ id: messageId, side, at, readAt, words }) => ({
      ...{ id: messageId, side, at: at.toString(), read: readAt !== null },
      words: opened<NoteWords>(open, reportId, words)?.text ?? null,
    })),
    replies: [...replies],
  }
}

export const reporterPart = casePart({
  name: 'reporter',
  output: ReporterPart,
  load,
  blocks(value, whole, page) {
    const href = concernHref(whole.id)
    const may = page.mayEver(replyToReporter)
    return [
      ...(value.unread > 0 ? [{ place: 'first' as const, order: 30, block: unreadBlock(value, href) }] : []),
      ...(value.messages.length + value.replies.length > 0
        ? [{ place: 'story' as const, order: 150, block: conversationBlock(value) }]
        : []),
      ...(value.answered
        ? []
        : [{ place: 'facts' as const, order: 310, block: waitingBlock(value, may ? href : undefined) }]),
    ]
  },
  steps(value, whole, page) {
    if (!value.answered || !page.mayEver(replyToReporter)) return []
    return [{ order: 80, link: { text: 'Write to whoever told us', href: `${concernHref(whole.id)}/reply` } }]
  },
})
