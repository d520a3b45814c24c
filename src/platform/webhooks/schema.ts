import { z } from 'zod'
import { PATTERN } from './telling.ts'

export const WebhookId = z.uuid('Give the id of the webhook, as the list of webhooks shows it')
const Moment = z.iso.datetime()

export const Paging = {
  page: z.coerce.number().int().min(1, 'Pages are numbered from 1').max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(200, 'A page holds 200 rows at most').default(25),
}

const Pattern = z
  .string()
  .max(100, 'A type has 100 characters at most')
  .regex(PATTERN, 'Give a type such as bird.counted, all that begin alike such as bird.*, or * for all')

export const CreateWebhook = z.object({
  url: z
    .string('Enter the address of the other system')
    .trim()
    .min(1, 'Enter the address of the other system')
    .max(2_000, 'An address has 2,000 characters at most')
    .meta({ description: 'Where to send: https, and a public address. Redirects are not followed.' }),
  description: z
    .string('Say which system this is')
    .trim()
    .min(1, 'Say which system this is')
    .max(200, 'Say which system this is in 200 characters'),
  types: z
    .array(Pattern, 'Choose what it is to be told')
    .min(1, 'Choose what it is to be told')
    .max(100, 'Choose 100 at most, or ask for all that begin alike')
    .meta({ description: 'Types of events, all that begin alike (bird.*), or * for all.' }),
})

export const OneWebhook = z.object({ webhookId: WebhookId })

export const VersionedWebhook = OneWebhook.extend({
  version: z.coerce.number().int('Give the version that you looked at').min(1),
})

const Secret = z.string().meta({
  description: 'What signatures are checked with. Shown this once and never again: it is kept encrypted.',
})

export const WebhookMade = z.object({ webhookId: z.uuid(), secret: Secret, version: z.number().int() })
export const WebhookNow = z.object({
  webhookId: z.uuid(),
  active: z.boolean(),
  version: z.number().int(),
})

export const ReplayWebhook = OneWebhook.extend({
  since: z.iso
    .date('Enter a day')
    .optional()
    .meta({ description: 'Everything told from this day on (London) is told again.' }),
  after: z
    .uuid('Give the id of an event, as webhook-id had it')
    .optional()
    .meta({ description: 'Everything told after this event is told again: the last one that arrived.' }),
})
export const Replayed = z.object({ webhookId: z.uuid(), events: z.number().int() })

export const WebhookSeen = z.object({
  id: z.uuid(),
  url: z.string(),
  description: z.string(),
  types: z.array(z.string()),
  active: z.boolean(),
  failingSince: Moment.nullable(),
  nextTryAt: Moment.nullable(),
  previousSecretUntil: Moment.nullable(),
  waiting: z.number().int().meta({ description: 'Events that are still to be told, at most 1,000.' }),
  createdAt: Moment,
  version: z.number().int(),
})
export type WebhookSeen = z.infer<typeof WebhookSeen>

export const DeliveryState = z.enum(['trying', 'delivered', 'set-aside', 'held-back'])
export type DeliveryState = z.infer<typeof DeliveryState>

export const DeliverySeen = z.object({
  id: z.uuid(),
  eventId: z.uuid().nullable().meta({
    description:
      'The webhook-id it was sent with; null where it was held back: which one it was is not told.',
  }),
  type: z.string(),
  state: DeliveryState,
  attempts: z.number().int(),
  responseCode: z.number().int().nullable(),
  why: z.string().nullable().meta({ description: 'Why the last try did not succeed, in plain words.' }),
  createdAt: Moment,
  lastTryAt: Moment.nullable(),
})
export type DeliverySeen = z.infer<typeof DeliverySeen>

/** One page of a list of these. */
export const pageOfMany = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    total: z.number().int(),
    page: z.number().int(),
    perPage: z.number().int(),
  })
