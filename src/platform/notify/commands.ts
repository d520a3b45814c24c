import { command, done } from '../command.ts'
import type { Context } from '../context.ts'
import { NotFound } from '../errors.ts'
import { event } from '../events/event.ts'
import { messaging } from './messenger.ts'
import { published as asPublished } from './published.ts'
import { MessageNow, SendMessage } from './schema.ts'
import { findMessage, markMessage } from './store.ts'
import { isTemplateId, render, templates } from './templates.ts'

/**
 * The job behind every message. A failure to reach the mail server fails the job, which is tried again; the
 * message stays in the outbox until it is sent or its address is refused.
 */
export const sendMessage = command({
  name: 'platform.sendMessage',
  does: 'Sends one message of the outbox.',
  input: SendMessage,
  output: MessageNow,
  can: 'message.send',
  subject: messageOf,
  async run(ctx, { messageId }, { message }) {
    if (message.sentAt) return done({ messageId, state: 'sent' as const })
    const sent = await messaging().messenger.send(outgoing(message))
    const { councilId } = ctx.actor
    if (sent.state === 'refused') {
      await markMessage(ctx.tx, councilId, messageId, { failed: sent.why })
      return done({ messageId, state: sent.state }, event('MessageRefused', { template: message.template }))
    }
    await markMessage(ctx.tx, councilId, messageId, { sentAt: ctx.now })
    return done({ messageId, state: sent.state }, event('MessageSent', { template: message.template }))
  },
})

type Message = NonNullable<Awaited<ReturnType<typeof findMessage>>>

async function messageOf({ tx, actor }: Context, { messageId }: { messageId: string }) {
  const message = await findMessage(tx, actor.councilId, messageId)
  if (!message) throw new NotFound('There is no such message in your council.')
  return { type: 'message', id: messageId, councilId: actor.councilId, message }
}

/** The outbox keeps links as paths; what leaves has the whole address. */
function outgoing({ id, address, template, reference, link, published, subject, body }: Message) {
  const whole = `${messaging().publicUrl}${link}`
  const text = isTemplateId(template)
    ? render(templates[template], { reference, link: whole, published: published.map(asPublished) })
    : { subject, body }
  return { id, to: address, ...text }
}
