import { z } from 'zod'
import { wholeCouncil } from '../access/permissions.ts'
import { command, done } from '../command.ts'
import { event } from '../events/event.ts'
import type { Schedule, Sweep } from '../module.ts'
import { DELIVER } from './deliver.ts'
import { forgetDeliveries } from './delivery-store.ts'
import { claimDue } from './progress-store.ts'
import { councilsToTell, forgetTold, givePlaces } from './told-store.ts'

/** Puts what happened in its order, and asks for a delivery to each system that has something to be told. */
export const tellWebhooks = command({
  name: 'platform.tellWebhooks',
  does: 'Finds out which other systems are to be told of what changed.',
  input: z.object({}),
  output: z.object({ placed: z.number().int(), asked: z.number().int() }),
  can: 'webhook.tell',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const placed = await givePlaces(ctx)
    const due = await claimDue(ctx)
    for (const webhookId of due) await ctx.enqueue({ command: DELIVER, input: { webhookId }, key: webhookId })
    return done({ placed, asked: due.length })
  },
})

export const forgetOldDeliveries = command({
  name: 'platform.forgetOldDeliveries',
  does: 'Forgets deliveries to other systems after 30 days, and the order in which they were told after 90.',
  input: z.object({}),
  output: z.object({ forgotten: z.number().int() }),
  can: 'webhook.tell',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  long: true,
  async run(ctx) {
    const forgotten = (await forgetDeliveries(ctx)) + (await forgetTold(ctx))
    return forgotten === 0
      ? done({ forgotten })
      : done({ forgotten }, event('OldDeliveriesForgotten', { forgotten }))
  },
})

export const sweeps: readonly Sweep[] = [{ command: tellWebhooks, due: councilsToTell }]
export const schedules: readonly Schedule[] = [
  { command: forgetOldDeliveries, cron: '25 3 * * *', input: {} },
]
