import { wholeCouncil } from '../access/permissions.ts'
import { command, done } from '../command.ts'
import type { Context } from '../context.ts'
import { Conflict, Invalid } from '../errors.ts'
import { event } from '../events/event.ts'
import { stableId } from '../ids.ts'
import { faultOf } from './addresses.ts'
import { webhooks } from './provided.ts'
import { CreateWebhook, VersionedWebhook, WebhookMade, WebhookNow } from './schema.ts'
import { closedSecret, SHOWN_ONCE } from './secrets.ts'
import { newSecret } from './signature.ts'
import { webhookOf } from './subject.ts'
import { placeNow } from './told-store.ts'
import { changeWebhook, keepWebhook, type WebhookRow } from './webhook-store.ts'

/** How long the secret before signs too. */
const BOTH_HOURS = 24

export const exampleId = stableId('webhook', 'example')
const example = { role: 'administrator', input: { webhookId: exampleId, version: 1 } } as const

export const createWebhook = command({
  name: 'platform.createWebhook',
  does: 'Tells another system of your council what changes from now on: ids and codes, signed, never words.',
  api: 'POST /webhooks',
  status: 201,
  input: CreateWebhook,
  output: WebhookMade,
  can: 'webhook.manage',
  kept: made => ({ ...made, secret: SHOWN_ONCE }),
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  example: {
    role: 'administrator',
    input: { url: 'https://cases.example.org/lantern', description: 'Case management', types: ['*'] },
  },
  async run(ctx, { url, description, types }) {
    const fault = faultOf(url, webhooks().demonstration)
    if (fault) throw new Invalid([{ field: 'url', message: fault }])
    const webhookId = ctx.ids.next()
    const secret = newSecret()
    const toldTo = await placeNow(ctx)
    const made = { id: webhookId, url, description, types, secret: closedSecret(webhookId, secret), toldTo }
    await keepWebhook(ctx, made)
    // Not the address: it may hold what only the other system should know.
    const happened = event('WebhookCreated', { types }, { type: 'webhook', id: webhookId })
    return done({ webhookId, secret, version: 1 }, happened)
  },
})

export const rotateWebhookSecret = command({
  name: 'platform.rotateWebhookSecret',
  does: 'Gives a webhook a new secret. For 24 hours the one before signs too.',
  api: 'POST /webhooks/{webhookId}/secret',
  input: VersionedWebhook,
  output: WebhookMade,
  can: 'webhook.manage',
  kept: made => ({ ...made, secret: SHOWN_ONCE }),
  subject: webhookOf,
  example,
  async run(ctx, { webhookId, version }, { webhook }) {
    const secret = newSecret()
    await change(ctx, webhook, version, {
      secret: closedSecret(webhookId, secret),
      previousSecret: webhook.secret,
      previousUntil: ctx.now.add({ hours: BOTH_HOURS }),
    })
    return done({ webhookId, secret, version: version + 1 }, event('WebhookSecretChanged'))
  },
})

export const switchWebhookOff = switching(false, {
  name: 'platform.switchWebhookOff',
  does: 'Tells another system nothing more, until it is switched on again.',
  api: 'POST /webhooks/{webhookId}/off',
  happened: 'WebhookSwitchedOff',
})

export const switchWebhookOn = switching(true, {
  name: 'platform.switchWebhookOn',
  does: 'Tells another system again what changes, and what changed while it was switched off.',
  api: 'POST /webhooks/{webhookId}/on',
  happened: 'WebhookSwitchedOn',
})

interface Switching {
  readonly name: string
  readonly does: string
  readonly api: string
  readonly happened: string
}

/** Switching what is switched so already changes nothing. */
function switching(active: boolean, { happened, ...named }: Switching) {
  return command({
    ...named,
    input: VersionedWebhook,
    output: WebhookNow,
    can: 'webhook.manage',
    subject: webhookOf,
    example,
    async run(ctx, { webhookId, version }, { webhook }) {
      if (webhook.active === active) return done({ webhookId, active, version: webhook.version })
      await change(ctx, webhook, version, { active })
      return done({ webhookId, active, version: version + 1 }, event(happened))
    },
  })
}

async function change(
  ctx: Context,
  webhook: WebhookRow,
  version: number,
  what: Parameters<typeof changeWebhook>[3],
): Promise<void> {
  if (await changeWebhook(ctx, webhook.id, version, what)) return
  throw new Conflict('Somebody else changed this webhook meanwhile. Look at it again, then decide.', {
    current: { version: webhook.version, active: webhook.active },
    sent: { version },
  })
}
