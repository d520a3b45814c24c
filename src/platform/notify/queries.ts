import { wholeCouncil } from '../access/permissions.ts'
import { query } from '../query.ts'
import { ListMessages, MessageList } from './schema.ts'
import { findMessages } from './store.ts'

export const listMessages = query({
  name: 'platform.listMessages',
  does: 'Lists the messages of your council, newest first: those sent, those waiting, and those that were refused.',
  api: 'GET /messages',
  input: ListMessages,
  output: MessageList,
  can: 'message.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  trace: 'search',
  traced: ({ total }) => ({ total }),
  example: { role: 'administrator', input: {} },
  async run(ctx, { page, perPage }) {
    const { rows, total } = await findMessages(ctx, perPage, (page - 1) * perPage)
    return { items: rows.map(seen), total, page, perPage }
  },
})

type Row = Awaited<ReturnType<typeof findMessages>>['rows'][number]

function seen(row: Row) {
  const { id, template, reference, link, subject, body } = row
  return {
    id,
    to: row.address,
    template,
    reference,
    link,
    subject,
    body,
    state: row.sentAt ? ('sent' as const) : row.failed ? ('refused' as const) : ('waiting' as const),
    why: row.failed,
    createdAt: row.createdAt.toString(),
    sentAt: row.sentAt?.toString() ?? null,
  }
}
