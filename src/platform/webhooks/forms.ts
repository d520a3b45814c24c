import type { z } from 'zod'
import { type FormField, type FormPage, type Page, type PageContext, page } from '../http/page/page.ts'
import type { AnyCommand } from '../module.ts'
import { plural } from '../view/filters.ts'
import type { NoticeModel } from '../view/models.ts'
import { rotateWebhookSecret, switchWebhookOff, switchWebhookOn } from './commands.ts'
import { getWebhook } from './queries.ts'
import { replayWebhook } from './replay.ts'
import type { WebhookSeen } from './schema.ts'
import { testWebhook } from './trying.ts'

const toOne = (ctx: PageContext): string => `/webhooks/${ctx.params.webhookId ?? ''}`

interface Asking<C extends AnyCommand> {
  readonly slug: string
  readonly command: C
  readonly title: string
  readonly lede: string
  readonly fields?: readonly FormField[]
  readonly button: string
  readonly tone?: 'warning'
  /** The command takes the version that was looked at. */
  readonly versioned?: boolean
  readonly notice: (result: z.input<C['output']>) => NoticeModel
}

/** A question about one webhook, asked on a page of its own. */
function asking<C extends AnyCommand>(asked: Asking<C>): FormPage {
  const { slug, command, title, lede, fields = [], button, tone, versioned, notice } = asked
  return page.form<C>({
    path: `/webhooks/{webhookId}/${slug}`,
    command,
    helper: ctx => ctx.ask(getWebhook, { webhookId: ctx.params.webhookId ?? '' }),
    initial: helper => (versioned ? { version: (helper as WebhookSeen).version } : {}),
    steps: [
      {
        slug,
        page: helper => ({ title, caption: (helper as WebhookSeen).description, lede }),
        fields,
      },
    ],
    button,
    ...(tone ? { tone } : {}),
    done: (result, ctx) => ({ href: toOne(ctx), notice: notice(result) }),
    cancel: ctx => ({ text: 'Cancel', href: toOne(ctx) }),
  })
}

const secret = asking<typeof rotateWebhookSecret>({
  slug: 'secret',
  command: rotateWebhookSecret,
  title: 'Change the secret?',
  lede: 'You are shown the new one once. For 24 hours Lantern signs with both, so that the other system can change in that time.',
  button: 'Change the secret',
  tone: 'warning',
  versioned: true,
  notice: made => ({
    kind: 'done',
    heading: 'Copy the secret now: it is not shown again',
    text: made.secret,
  }),
})

const off = asking<typeof switchWebhookOff>({
  slug: 'off',
  command: switchWebhookOff,
  title: 'Switch this webhook off?',
  lede: 'The other system is told nothing until you switch it on again. Then it is told what it missed, up to 90 days.',
  button: 'Switch it off',
  tone: 'warning',
  versioned: true,
  notice: () => ({ kind: 'done', heading: 'The webhook was switched off' }),
})

const on = asking<typeof switchWebhookOn>({
  slug: 'on',
  command: switchWebhookOn,
  title: 'Switch this webhook on?',
  lede: 'The other system is told what it missed, up to 90 days, and then what changes.',
  button: 'Switch it on',
  versioned: true,
  notice: () => ({ kind: 'done', heading: 'The webhook was switched on' }),
})

const test = asking<typeof testWebhook>({
  slug: 'test',
  command: testWebhook,
  title: 'Send a test?',
  lede: 'One event of the type lantern.webhook.test is sent, once. It says nothing about anyone.',
  button: 'Send the test',
  notice: () => ({
    kind: 'done',
    heading: 'The test is being sent',
    text: 'Open this page again in a few seconds to see what came of it.',
  }),
})

const replay = asking<typeof replayWebhook>({
  slug: 'replay',
  command: replayWebhook,
  title: 'Tell it again',
  lede: 'Everything from this day on is sent again in its order, under the same ids, so that the other system can tell what it has already.',
  fields: [
    {
      kind: 'date',
      name: 'since',
      label: 'The day from which on everything is told again',
      hint: 'In the last 90 days',
    },
  ],
  button: 'Tell it again',
  notice: ({ events }) => ({ kind: 'done', heading: `${plural(events, 'event')} will be told again` }),
})

export const webhookForms: readonly Page[] = [secret, off, on, test, replay]
