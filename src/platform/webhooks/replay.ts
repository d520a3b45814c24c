import type { z } from 'zod'
import { command, done } from '../command.ts'
import type { Context } from '../context.ts'
import { Invalid } from '../errors.ts'
import { event } from '../events/event.ts'
import { exampleId } from './commands.ts'
import { setBack } from './progress-store.ts'
import { webhooks } from './provided.ts'
import { Replayed, ReplayWebhook } from './schema.ts'
import { webhookOf } from './subject.ts'
import { actionsFor } from './telling.ts'
import { countToTell, placeBefore, placeOf, TOLD_DAYS } from './told-store.ts'

type Asked = z.output<typeof ReplayWebhook>

export const replayWebhook = command({
  name: 'platform.replayWebhook',
  does: 'Tells another system again what it was told from a day on, or after one event: same ids, same order.',
  api: 'POST /webhooks/{webhookId}/replay',
  input: ReplayWebhook,
  output: Replayed,
  can: 'webhook.manage',
  subject: webhookOf,
  example: { role: 'administrator', input: { webhookId: exampleId, since: '2026-11-01' } },
  async run(ctx, asked, { webhook }) {
    const found = await startOf(ctx, asked)
    const from = Math.min(found ?? webhook.toldTo, webhook.toldTo)
    await setBack(ctx, webhook.id, from)
    const events = await countToTell(ctx, from, actionsFor(webhook.types, webhooks().tells))
    const { since, after } = asked
    return done({ webhookId: webhook.id, events }, event('WebhookReplayed', { since, after, events }))
  },
})

/** The place to set it back to; undefined where nothing was told since. */
async function startOf(ctx: Context, { since, after }: Asked): Promise<number | undefined> {
  if ((since === undefined) === (after === undefined)) {
    throw fault('since', 'Enter the day from which on everything is to be told again')
  }
  if (after !== undefined) return (await placeOf(ctx, after)) ?? Promise.reject(unknownEvent())
  const day = Temporal.PlainDate.from(since ?? '')
  if (Temporal.PlainDate.compare(day, ctx.today) > 0)
    throw fault('since', 'The day must not be in the future')
  if (Temporal.PlainDate.compare(day, ctx.today.subtract({ days: TOLD_DAYS })) < 0) {
    throw fault(
      'since',
      `Enter a day of the last ${TOLD_DAYS}: what was told before is no longer kept in order`,
    )
  }
  return placeBefore(ctx, day)
}

const fault = (field: string, message: string) => new Invalid([{ field, message }])

function unknownEvent(): Invalid {
  return fault('after', 'We told no such event in the last 90 days. Give a day instead')
}
