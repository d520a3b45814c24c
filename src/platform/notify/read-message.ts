import { sql } from 'kysely'
import type { z } from 'zod'
import type { Subject } from '../access/permissions.ts'
import type { Context } from '../context.ts'
import { NotFound } from '../errors.ts'
import { query } from '../query.ts'
import { MessageSeen, SendMessage } from './schema.ts'

type Message = z.input<typeof MessageSeen>

interface MessageSubject extends Subject {
  readonly message: Message
}

export const readMessage = query({
  name: 'platform.readMessage',
  does: 'Shows one message: to whom, what it says, and whether it was sent.',
  input: SendMessage,
  output: MessageSeen,
  can: 'message.read',
  subject: messageToSee,
  trace: 'record',
  run: async (_ctx, _input, { message }) => message,
})

interface Row extends Omit<Message, 'state' | 'why' | 'createdAt' | 'sentAt'> {
  readonly failed: string | null
  readonly createdAt: Temporal.Instant
  readonly sentAt: Temporal.Instant | null
}

async function messageToSee(
  { tx, actor }: Context,
  { messageId }: { messageId: string },
): Promise<MessageSubject> {
  const { rows } = await sql<Row>`
    select id, address as "to", template, reference, link, subject, body, failed, created_at, sent_at
      from platform.message where council_id = ${actor.councilId} and id = ${messageId}`.execute(tx)
  const row = rows[0]
  if (!row) throw new NotFound('There is no such message in your council. Look at the list of messages.')
  const { failed, createdAt, sentAt, ...rest } = row
  const message: Message = {
    ...rest,
    state: sentAt ? 'sent' : failed ? 'refused' : 'waiting',
    why: failed,
    createdAt: createdAt.toString(),
    sentAt: sentAt?.toString() ?? null,
  }
  return { type: 'message', id: messageId, councilId: actor.councilId, message }
}
