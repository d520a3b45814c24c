import type { z } from 'zod'
import { type Page, page } from '../http/page/page.ts'
import { createWebhook } from './commands.ts'
import { webhookForms } from './forms.ts'
import { getWebhook, listDeliveries, listWebhooks, listWebhookTypes } from './queries.ts'
import { deliveryCells, failingNotice, settingsCard, stateCell, typeOptions, typesWords } from './view.ts'

const columns = ['When', 'What', 'What came of it', 'Tries']

const list = page.list<typeof listWebhooks>({
  path: '/webhooks',
  query: listWebhooks,
  page: () => ({
    title: 'Other systems that are told what changes',
    lede: 'Lantern tells them that something changed and its id, signed, as it happens. It tells no names and no words: the other system asks for those with a token of its own.',
  }),
  noun: { one: 'webhook', many: 'webhooks' },
  columns: [
    { label: 'System', cell: webhook => ({ text: webhook.description, href: `/webhooks/${webhook.id}` }) },
    { label: 'Sends to', cell: webhook => ({ text: webhook.url }) },
    { label: 'Is told', cell: webhook => ({ text: typesWords(webhook) }) },
    { label: 'State', cell: stateCell },
  ],
  empty: () => ({
    heading: 'No other system is told yet',
    text: 'Add one when another system is to know of changes without asking again and again.',
    link: { text: 'Add a webhook', href: '/webhooks/new' },
  }),
  links: () => [
    { text: 'Add a webhook', href: '/webhooks/new' },
    { text: 'Tokens for other systems', href: '/tokens' },
  ],
})

const create = page.form<typeof createWebhook>({
  path: '/webhooks/new',
  command: createWebhook,
  helper: ctx => ctx.ask(listWebhookTypes, {}),
  steps: [
    {
      slug: 'system',
      page: () => ({
        title: 'Add a webhook',
        lede: 'The other system is told what changes from now on. You can tell it earlier changes afterwards.',
      }),
      fields: [
        { kind: 'text', name: 'description', label: 'Which system is it?' },
        {
          kind: 'text',
          name: 'url',
          label: 'Address that Lantern sends to',
          hint: 'Begins with https:// and is public: Lantern sends nothing into private networks',
          spellcheck: false,
        },
        (_ctx, helper) => ({
          kind: 'checkboxes',
          name: 'types',
          label: 'What is it to be told?',
          options: typeOptions((helper as z.input<typeof listWebhookTypes.output>).types),
        }),
      ],
    },
  ],
  button: 'Add the webhook',
  done: ({ webhookId, secret }) => ({
    href: `/webhooks/${webhookId}`,
    notice: { kind: 'done', heading: 'Copy the secret now: it is not shown again', text: secret },
  }),
  cancel: () => ({ text: 'Cancel', href: '/webhooks' }),
})

const one = page.show<typeof getWebhook>({
  path: '/webhooks/{webhookId}',
  query: getWebhook,
  template: 'platform/page.njk',
  async model(webhook, ctx) {
    const newest = await ctx.ask(listDeliveries, { webhookId: webhook.id, perPage: 10 })
    const notice = failingNotice(webhook)
    return {
      page: {
        title: webhook.description,
        caption: 'Webhook',
        back: { text: 'Back to webhooks', href: '/webhooks' },
        width: 'wide',
        ...(notice ? { notice } : {}),
      },
      cards: [
        settingsCard(webhook),
        {
          heading: 'What was sent',
          text: newest.total === 0 ? 'Nothing in the last 30 days.' : 'The newest are below.',
          ...(newest.total > 0
            ? { links: [{ text: 'See all of the last 30 days', href: `/webhooks/${webhook.id}/deliveries` }] }
            : {}),
        },
      ],
      ...(newest.total > 0
        ? {
            table: {
              caption: 'The newest deliveries',
              columns: columns.map(label => ({ label })),
              rows: newest.items.map(deliveryCells),
            },
          }
        : {}),
    }
  },
})

const deliveries = page.list<typeof listDeliveries>({
  path: '/webhooks/{webhookId}/deliveries',
  query: listDeliveries,
  page: (_answer, ctx) => ({
    title: 'What was sent to this system',
    lede: 'Of the last 30 days, newest first. What was set aside can be told again.',
    back: { text: 'Back to the webhook', href: `/webhooks/${ctx.params.webhookId ?? ''}` },
  }),
  noun: { one: 'delivery', many: 'deliveries' },
  columns: columns.map((label, i) => ({ label, cell: row => deliveryCells(row)[i] ?? { text: '' } })),
  empty: () => ({ heading: 'Nothing was sent', text: 'Send a test to see whether it arrives.' }),
})

export const webhookPages: readonly Page[] = [list, create, one, deliveries, ...webhookForms]
