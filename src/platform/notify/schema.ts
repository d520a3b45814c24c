import { z } from 'zod'

export const SendMessage = z.object({ messageId: z.uuid('This is not the id of a message') })

export const MessageState = z.enum(['waiting', 'sent', 'refused'])

export const MessageNow = z.object({ messageId: z.string(), state: MessageState })

export const ListMessages = z.object({
  page: z.coerce.number().int().min(1, 'The page must be 1 or more').max(100_000).default(1),
  perPage: z.coerce.number().int().min(1).max(200, 'A page holds at most 200').default(25),
})

export const MessageSeen = z.object({
  id: z.string(),
  to: z.string(),
  template: z.string(),
  reference: z.string(),
  link: z.string(),
  subject: z.string(),
  body: z.string(),
  state: MessageState,
  /** Why the address was refused, in plain words. */
  why: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
})

export const MessageList = z.object({
  items: z.array(MessageSeen),
  total: z.number().int(),
  page: z.number().int(),
  perPage: z.number().int(),
})
