import { formatDateTime } from '../view/dates.ts'
import { formatNumber, plural } from '../view/filters.ts'
import type { CardModel, CellModel, FactModel, NoticeModel, OptionModel, TagModel } from '../view/models.ts'
import type { DeliverySeen, DeliveryState, WebhookSeen } from './schema.ts'

const MOST_COUNTED = 1_000

export function stateTag({ active, failingSince }: WebhookSeen): TagModel {
  if (!active) return { text: 'Switched off', tone: 'plain' }
  return failingSince ? { text: 'Not arriving', tone: 'clay' } : { text: 'In use', tone: 'moss' }
}

export const stateCell = (webhook: WebhookSeen): CellModel => ({
  text: webhook.failingSince ? `since ${formatDateTime(webhook.failingSince)}` : '',
  tag: stateTag(webhook),
})

/** `bird.*` as 'All of bird'. */
export function typeWords(pattern: string): string {
  if (pattern === '*') return 'Everything'
  return pattern.endsWith('.*') ? `All of ${pattern.slice(0, -2)}` : pattern
}

export const typesWords = ({ types }: WebhookSeen): string => types.map(typeWords).join(', ')

/** Everything, each family of types that begin alike, and each type. */
export function typeOptions(types: readonly string[]): readonly OptionModel[] {
  const families = types.flatMap(type => {
    const parts = type.split('.')
    return parts.slice(1).map((_part, i) => `${parts.slice(0, i + 1).join('.')}.*`)
  })
  const patterns = [...new Set([...families, ...types])].toSorted()
  return [
    { value: '*', text: 'Everything', hint: 'Also what Lantern comes to tell later' },
    ...patterns.map(value => ({ value, text: typeWords(value) })),
  ]
}

export function waitingWords({ waiting }: WebhookSeen): string {
  if (waiting === 0) return 'Nothing'
  return waiting < MOST_COUNTED ? plural(waiting, 'event') : `${formatNumber(MOST_COUNTED)} events or more`
}

/** What an administrator must know first. */
export function failingNotice({ active, failingSince, nextTryAt }: WebhookSeen): NoticeModel | undefined {
  if (!active || !failingSince) return undefined
  const next = nextTryAt ? ` The next try is on ${formatDateTime(nextTryAt)}.` : ''
  return {
    kind: 'lamp',
    heading: `Nothing has arrived there since ${formatDateTime(failingSince)}`,
    text: `The last delivery says why. Nothing is lost: Lantern goes on trying, in order.${next}`,
  }
}

export function settingsCard(webhook: WebhookSeen): CardModel {
  const { id, url, active, createdAt, previousSecretUntil } = webhook
  const at = (action: string) => `/webhooks/${id}/${action}`
  return {
    heading: 'How it stands',
    tone: webhook.failingSince && active ? 'clay' : 'plain',
    facts: [
      { term: 'State', tag: stateTag(webhook) },
      { term: 'Sends to', value: url },
      { term: 'Is told', value: typesWords(webhook) },
      { term: 'Still to be told', value: waitingWords(webhook) },
      secretFact(previousSecretUntil, at('secret')),
      { term: 'Added', value: formatDateTime(createdAt) },
    ],
    links: [
      { text: 'Send a test', href: at('test') },
      { text: 'Tell it again from a day on', href: at('replay') },
      active ? { text: 'Switch it off', href: at('off') } : { text: 'Switch it on', href: at('on') },
    ],
  }
}

function secretFact(until: string | null, href: string): FactModel {
  const action = { text: 'Change the secret', href }
  const value = 'Kept encrypted and not shown'
  return until
    ? { term: 'Secret', value, note: `The one before signs too until ${formatDateTime(until)}`, action }
    : { term: 'Secret', value, action }
}

const deliveryTags: Readonly<Record<DeliveryState, TagModel>> = {
  trying: { text: 'Being tried', tone: 'lamp' },
  delivered: { text: 'Arrived', tone: 'moss' },
  'set-aside': { text: 'Set aside', tone: 'clay' },
  'held-back': { text: 'Held back', tone: 'plain' },
}

/** When, what, what came of it, how often it was tried. */
export function deliveryCells(delivery: DeliverySeen): readonly CellModel[] {
  const { createdAt, type, eventId, state, why, responseCode, attempts } = delivery
  return [
    { text: formatDateTime(createdAt) },
    eventId ? { text: type, note: `Event ${eventId}` } : { text: type },
    { text: why ?? (responseCode === null ? '' : `Answered ${responseCode}`), tag: deliveryTags[state] },
    { text: String(attempts) },
  ]
}
