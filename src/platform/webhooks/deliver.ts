import { z } from 'zod'
import { command, done } from '../command.ts'
import type { Context } from '../context.ts'
import { type EventDraft, event } from '../events/event.ts'
import { cloudEvent } from './cloud-event.ts'
import { keepDelivery, noteTry, tryingNow } from './delivery-store.ts'
import { tellAdministrators } from './failing.ts'
import { isRefusal, isTimeToTell, MOST_TRIES, waitAfter } from './plan.ts'
import type { Posted } from './post.ts'
import { noteProgress, onlyOneAtATime, type Progress } from './progress-store.ts'
import { webhooks } from './provided.ts'
import { OneWebhook } from './schema.ts'
import { sendTo } from './sending.ts'
import { webhookOf } from './subject.ts'
import { actionsFor, type Telling } from './telling.ts'
import { type NextToTell, nextToTell, placeNow } from './told-store.ts'
import { codeOfCouncil, findWebhook, type WebhookRow } from './webhook-store.ts'

const ends = ['delivered', 'failed', 'set-aside', 'held-back'] as const
const State = z.enum(['nothing-to-tell', 'another-is-at-it', ...ends])

export const DELIVER = 'platform.deliverWebhook'

/**
 * One delivery: the next event of one subscription. What came of it is kept in the same transaction as how far
 * the subscription was told, so a process that dies after sending and before that commits sends the event again,
 * under the same id. A try that fails is no failure of the job: the wait stands with the subscription.
 */
export const deliverWebhook = command({
  name: DELIVER,
  does: 'Sends the next event to another system that asked for it.',
  input: OneWebhook,
  output: z.object({ webhookId: z.uuid(), state: State }),
  can: 'webhook.tell',
  subject: webhookOf,
  async run(ctx, { webhookId }) {
    const state = (state: z.infer<typeof State>, ...events: readonly EventDraft[]) =>
      done({ webhookId, state }, ...events)
    if (!(await onlyOneAtATime(ctx, webhookId))) return state('another-is-at-it')
    // Read again under the lock: the delivery before may just have ended.
    const webhook = await findWebhook(ctx, webhookId)
    if (!webhook?.active) return state('nothing-to-tell')
    const next = await nextFor(ctx, webhook)
    if (!next) return state('nothing-to-tell')
    const { result, events } = await deliver(ctx, webhook, next)
    return state(result, ...events)
  },
})

const actionsOf = ({ types }: WebhookRow) => actionsFor(types, webhooks().tells)

/** What nobody asked for is passed over. */
async function nextFor(ctx: Context, webhook: WebhookRow): Promise<NextToTell | undefined> {
  const end = await placeNow(ctx)
  const next = await nextToTell(ctx, webhook.toldTo, actionsOf(webhook))
  if (!next) {
    const { failingSince, administratorsToldAt } = webhook
    const progress = {
      toldTo: Math.max(end, webhook.toldTo),
      nextTryAt: null,
      failingSince,
      administratorsToldAt,
    }
    await noteProgress(ctx, webhook.id, webhook.toldTo, progress)
  }
  return next
}

async function deliver(ctx: Context, webhook: WebhookRow, next: NextToTell) {
  const telling = webhooks().tells.get(next.action)
  if (!telling) throw new Error(`No module tells ${next.action}`)
  const still = (await telling.still?.(ctx, next.subjectId)) ?? 'whole'
  if (still === 'not') return heldBack(ctx, webhook, next, telling)
  const body = cloudEvent(still === 'bare' ? toldBare(telling) : telling, next, await codeOfCouncil(ctx))
  const before = await tryingNow(ctx, webhook.id, next.id)
  const id = before?.id ?? ctx.ids.next()
  const posted = await sendTo(webhook, next.id, body, ctx.now)
  if (!before) await keepDelivery(ctx, { id, webhookId: webhook.id, eventId: next.id, type: telling.type })
  const tries = (before?.attempts ?? 0) + 1
  const result = resultOf(posted, tries)
  const state = result === 'failed' ? 'trying' : result
  await noteTry(ctx, id, { state, code: posted.code, why: posted.why })
  const events =
    result === 'delivered'
      ? await wentWell(ctx, webhook, next)
      : await wentWrong(ctx, webhook, next, tries, result)
  return { result, events: still === 'bare' && result === 'delivered' ? [...events, noted('less')] : events }
}

const toldBare = ({ type }: Telling) => ({ type })

/** In the log of the webhook: that less went out than was queued, and not of what. */
const noted = (told: 'nothing' | 'less'): EventDraft => event('WebhookHeldBack', { told })

const CHANGED = 'What may be told of it changed after it happened, so it was not sent'

/** What may not be told any more is passed over. The list says that this was so, and keeps which one to itself. */
async function heldBack(ctx: Context, webhook: WebhookRow, next: NextToTell, { type }: Telling) {
  const before = await tryingNow(ctx, webhook.id, next.id)
  const id = before?.id ?? ctx.ids.next()
  if (!before) await keepDelivery(ctx, { id, webhookId: webhook.id, eventId: next.id, type })
  await noteTry(ctx, id, { state: 'held-back', code: undefined, why: CHANGED })
  const { failingSince, administratorsToldAt } = webhook
  await goOn(ctx, webhook, { toldTo: next.place, failingSince, administratorsToldAt })
  return { result: 'held-back' as const, events: [noted('nothing')] }
}

function resultOf(posted: Posted, tries: number): 'delivered' | 'failed' | 'set-aside' {
  if (posted.why === undefined) return 'delivered'
  return isRefusal(posted) && tries >= MOST_TRIES ? 'set-aside' : 'failed'
}

async function wentWell(ctx: Context, webhook: WebhookRow, { place }: NextToTell) {
  const { failingSince, administratorsToldAt } = webhook
  await goOn(ctx, webhook, { toldTo: place, failingSince: null, administratorsToldAt: null })
  return failingSince && administratorsToldAt ? [event('WebhookRecovered')] : []
}

/**
 * The next one is asked for at once, and the sweep leaves it alone meanwhile. The subscription's row is written
 * before the job is added, as the sweep does it: two that took them in different order could wait for each other.
 */
async function goOn(ctx: Context, webhook: WebhookRow, progress: Omit<Progress, 'nextTryAt'>): Promise<void> {
  const more = await nextToTell(ctx, progress.toldTo, actionsOf(webhook))
  const nextTryAt = more ? ctx.now.add({ hours: 1 }) : null
  await noteProgress(ctx, webhook.id, webhook.toldTo, { ...progress, nextTryAt })
  if (more) await ctx.enqueue({ command: DELIVER, input: { webhookId: webhook.id }, key: webhook.id })
}

async function wentWrong(
  ctx: Context,
  webhook: WebhookRow,
  { place }: NextToTell,
  tries: number,
  result: 'failed' | 'set-aside',
) {
  const { id, toldTo } = webhook
  const failingSince = webhook.failingSince ?? ctx.now
  const tell = !webhook.administratorsToldAt && isTimeToTell(failingSince, ctx.now)
  const administratorsToldAt = tell ? ctx.now : webhook.administratorsToldAt
  const failing = { failingSince, administratorsToldAt }
  if (result === 'set-aside') await goOn(ctx, webhook, { toldTo: place, ...failing })
  else await noteProgress(ctx, id, toldTo, { toldTo, nextTryAt: ctx.now.add(waitAfter(tries)), ...failing })
  if (!tell) return []
  await tellAdministrators(ctx, id)
  return [event('WebhookFailing')]
}
