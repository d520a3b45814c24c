import type { Context } from '../context.ts'
import { checkFilling } from './filling.ts'
import { addressOf, insertMessage } from './store.ts'
import { type Filling, render, type TemplateId, tellsNews, templates } from './templates.ts'

export interface MessageDraft extends Filling {
  /** An account of this council, or the address of someone without one. */
  readonly to: { readonly accountId: string } | { readonly address: string }
  readonly template: TemplateId
}

/**
 * Puts a message in the outbox, inside the caller's transaction, and asks for it to be sent once that commits.
 * Answers the message's id; nothing is posted, and undefined answered, for an account that is closed.
 */
export async function postMessage(ctx: Context, draft: MessageDraft): Promise<string | undefined> {
  checkFilling(draft)
  const { reference, link, template, to, published = [] } = draft
  if (tellsNews(templates[template]) !== published.length > 0) {
    throw new Error(`What a register publishes goes into news, and into nothing else: not into ${template}`)
  }
  const { councilId } = ctx.actor
  const address = 'address' in to ? to.address : await addressOf(ctx.tx, councilId, to.accountId)
  if (!address) return undefined
  const id = ctx.ids.next()
  const toAccount = 'accountId' in to ? to.accountId : null
  const text = render(templates[template], { reference, link })
  await insertMessage(ctx.tx, {
    id,
    councilId,
    toAccount,
    address,
    template,
    reference,
    link,
    ...text,
    published: [...published],
    createdAt: ctx.now,
  })
  await ctx.enqueue({ command: 'platform.sendMessage', input: { messageId: id }, key: id })
  return id
}
