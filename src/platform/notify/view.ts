import type { z } from 'zod'
import { formatDateTime } from '../view/dates.ts'
import type { CardModel, CellModel, TagModel } from '../view/models.ts'
import type { MessageSeen } from './schema.ts'

export type Message = z.input<typeof MessageSeen>

export const HOW_SENT =
  'A message says only that something waits and where; news that a person asked for tells them what public registers say, which nobody else is shown. In the demonstration nothing leaves: messages stay here. In production they go by e-mail.'

const states: Readonly<Record<Message['state'], TagModel>> = {
  sent: { text: 'Sent', tone: 'moss' },
  waiting: { text: 'Waiting', tone: 'soft' },
  refused: { text: 'Refused', tone: 'clay' },
}

export const subjectCell = ({ id, subject }: Message): CellModel => ({
  text: subject,
  href: `/messages/${id}`,
})

export function whenCell({ state, why, sentAt, createdAt }: Message): CellModel {
  if (sentAt) return { text: formatDateTime(sentAt), tag: states.sent }
  return { text: why ?? `since ${formatDateTime(createdAt)}`, tag: states[state] }
}

/** The text as its reader has it: a paragraph for each empty line. */
export function bodyParagraphs({ body }: Message): readonly string[] {
  return body.split(/\n{2,}/).filter(text => text.trim() !== '')
}

export function deliveryCard(message: Message): CardModel {
  const { to, reference, link, state, why, createdAt, sentAt } = message
  return {
    heading: 'Where it went',
    facts: [
      { term: 'To', value: to },
      { term: 'State', tag: states[state], ...(why ? { note: why } : {}) },
      { term: 'Written', value: formatDateTime(createdAt) },
      sentAt ? { term: 'Sent', value: formatDateTime(sentAt) } : { term: 'Sent', missing: 'Not sent' },
      { term: 'Reference', value: reference },
      { term: 'Leads to', value: link, href: link },
    ],
  }
}
