import { type Page, page } from '../http/page/page.ts'
import { listMessages } from './queries.ts'
import { readMessage } from './read-message.ts'
import { bodyParagraphs, deliveryCard, HOW_SENT, subjectCell, whenCell } from './view.ts'

const list = page.list<typeof listMessages>({
  path: '/messages',
  query: listMessages,
  page: () => ({ title: 'Messages that Lantern sends', lede: HOW_SENT }),
  noun: { one: 'message', many: 'messages' },
  columns: [
    { label: 'Message', cell: subjectCell },
    { label: 'To', cell: message => ({ text: message.to }) },
    { label: 'Reference', cell: message => ({ text: message.reference }) },
    { label: 'Leads to', cell: message => ({ text: message.link }) },
    { label: 'Sent', cell: whenCell },
  ],
  empty: () => ({
    heading: 'No messages yet',
    text: 'When something waits for someone, Lantern writes to them, and the message appears here.',
  }),
})

const one = page.show<typeof readMessage>({
  path: '/messages/{messageId}',
  query: readMessage,
  template: 'platform/notify/message.njk',
  model: message => ({
    page: {
      title: message.subject,
      caption: 'Message',
      back: { text: 'Back to messages', href: '/messages' },
      width: 'wide',
    },
    body: bodyParagraphs(message),
    delivery: deliveryCard(message),
    howSent: HOW_SENT,
  }),
})

export const messagePages: readonly Page[] = [list, one]
export const messagePageQueries = [readMessage] as const
