import { z } from 'zod'
import { wholeCouncil } from '../access/permissions.ts'
import type { Context } from '../context.ts'
import { query } from '../query.ts'
import { exampleId } from './commands.ts'
import { type DeliveryRow, listedDeliveries } from './delivery-store.ts'
import { webhooks } from './provided.ts'
import {
  DeliverySeen as Delivery,
  type DeliverySeen,
  OneWebhook,
  Paging,
  pageOfMany,
  WebhookSeen,
} from './schema.ts'
import { webhookOf } from './subject.ts'
import { actionsFor } from './telling.ts'
import { countToTell } from './told-store.ts'
import { listedWebhooks, type WebhookRow } from './webhook-store.ts'

const MOST_COUNTED = 1_000

export const listWebhooks = query({
  name: 'platform.listWebhooks',
  does: 'Lists the other systems that are told what changes in your council, newest first.',
  api: 'GET /webhooks',
  input: z.object({ ...Paging }),
  output: pageOfMany(WebhookSeen),
  can: 'webhook.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  trace: 'search',
  traced: ({ total }, { page, perPage }) => ({ total, page, perPage }),
  example: { role: 'administrator', input: {} },
  async run(ctx, { page, perPage }) {
    const { rows, total } = await listedWebhooks(ctx, perPage, (page - 1) * perPage)
    const items: WebhookSeen[] = []
    for (const row of rows) items.push(await seen(ctx, row))
    return { items, total, page, perPage }
  },
})

export const getWebhook = query({
  name: 'platform.getWebhook',
  does: 'Shows one webhook: where it sends, what it asked for, and whether it arrives.',
  api: 'GET /webhooks/{webhookId}',
  input: OneWebhook,
  output: WebhookSeen,
  can: 'webhook.read',
  subject: webhookOf,
  trace: 'record',
  example: { role: 'administrator', input: { webhookId: exampleId } },
  run: (ctx, _input, { webhook }) => seen(ctx, webhook),
})

export const listDeliveries = query({
  name: 'platform.listDeliveries',
  does: 'Lists what was sent to one other system in the last 30 days, newest first, and what came of it.',
  api: 'GET /webhooks/{webhookId}/deliveries',
  input: OneWebhook.extend(Paging),
  output: pageOfMany(Delivery),
  can: 'webhook.read',
  subject: webhookOf,
  trace: 'search',
  traced: ({ total }, { page, perPage }) => ({ total, page, perPage }),
  example: { role: 'administrator', input: { webhookId: exampleId } },
  async run(ctx, { webhookId, page, perPage }) {
    const { rows, total } = await listedDeliveries(ctx, webhookId, perPage, (page - 1) * perPage)
    return { items: rows.map(deliverySeen), total, page, perPage }
  },
})

export const listWebhookTypes = query({
  name: 'platform.listWebhookTypes',
  does: 'Lists the types of events that other systems can be told of.',
  api: 'GET /webhook-types',
  input: z.object({}),
  output: z.object({ types: z.array(z.string()) }),
  can: 'webhook.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  trace: 'search',
  traced: ({ types }) => ({ total: types.length }),
  example: { role: 'administrator', input: {} },
  run: async () => ({ types: [...webhooks().tells.values()].map(({ type }) => type).toSorted() }),
})

async function seen(ctx: Context, row: WebhookRow): Promise<WebhookSeen> {
  const { id, url, description, types, active, version, previousUntil } = row
  const both = previousUntil && Temporal.Instant.compare(ctx.now, previousUntil) < 0
  const waiting = await countToTell(ctx, row.toldTo, actionsFor(types, webhooks().tells), MOST_COUNTED)
  return {
    ...{ id, url, description, types: [...types], active, version, waiting },
    failingSince: row.failingSince?.toString() ?? null,
    nextTryAt: (row.failingSince && row.nextTryAt?.toString()) || null,
    previousSecretUntil: both ? previousUntil.toString() : null,
    createdAt: row.createdAt.toString(),
  }
}

function deliverySeen(row: DeliveryRow): DeliverySeen {
  const { id, eventId, type, state, attempts, responseCode, why } = row
  return {
    ...{ id, type, state, attempts, responseCode, why },
    // Beside what the other system had before, it would say which record is kept to a few now.
    eventId: state === 'held-back' ? null : eventId,
    createdAt: row.createdAt.toString(),
    lastTryAt: row.lastAt?.toString() ?? null,
  }
}
