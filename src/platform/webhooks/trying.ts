import { z } from 'zod'
import { command, done } from '../command.ts'
import type { Context } from '../context.ts'
import { NotFound } from '../errors.ts'
import { event } from '../events/event.ts'
import { cloudEvent, TEST_TYPE } from './cloud-event.ts'
import { exampleId } from './commands.ts'
import { findDelivery, keepDelivery, noteTry } from './delivery-store.ts'
import { DeliveryState, OneWebhook } from './schema.ts'
import { sendTo } from './sending.ts'
import { webhookOf } from './subject.ts'
import { codeOfCouncil } from './webhook-store.ts'

export const testWebhook = command({
  name: 'platform.testWebhook',
  does: 'Sends one event of its own kind to another system, to see whether it arrives. Tried once.',
  api: 'POST /webhooks/{webhookId}/test',
  status: 202,
  input: OneWebhook,
  output: z.object({ webhookId: z.uuid(), deliveryId: z.uuid() }),
  can: 'webhook.manage',
  subject: webhookOf,
  example: { role: 'administrator', input: { webhookId: exampleId } },
  async run(ctx, { webhookId }) {
    const deliveryId = ctx.ids.next()
    await keepDelivery(ctx, { id: deliveryId, webhookId, eventId: deliveryId, type: TEST_TYPE })
    await ctx.enqueue({ command: 'platform.sendWebhookTest', input: { deliveryId } })
    return done({ webhookId, deliveryId }, event('WebhookTested', { deliveryId }))
  },
})

const Test = z.object({ deliveryId: z.uuid('This is not the id of a delivery') })

export const sendWebhookTest = command({
  name: 'platform.sendWebhookTest',
  does: 'Sends the event with which an administrator tries a webhook.',
  input: Test,
  output: z.object({ deliveryId: z.uuid(), state: DeliveryState }),
  can: 'webhook.tell',
  subject: testOf,
  async run(ctx, { deliveryId }, { webhook, delivery }) {
    if (delivery.state !== 'trying') return done({ deliveryId, state: delivery.state })
    const told = { id: deliveryId, at: ctx.now, subjectType: 'webhook', subjectId: webhook.id, data: {} }
    const body = cloudEvent({ type: TEST_TYPE }, told, await codeOfCouncil(ctx))
    const { code, why } = await sendTo(webhook, deliveryId, body, ctx.now)
    const state = why === undefined ? ('delivered' as const) : ('set-aside' as const)
    await noteTry(ctx, deliveryId, { state, code, why })
    return done({ deliveryId, state })
  },
})

async function testOf(ctx: Context, { deliveryId }: z.output<typeof Test>) {
  const delivery = await findDelivery(ctx, deliveryId)
  if (delivery?.type !== TEST_TYPE) throw new NotFound('There is no such test in your council.')
  const { webhook } = await webhookOf(ctx, delivery)
  return { type: 'webhook', id: webhook.id, councilId: ctx.actor.councilId, webhook, delivery }
}
