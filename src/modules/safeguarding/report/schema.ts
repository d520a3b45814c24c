import { z } from 'zod'
import { words } from '../concern/schema.ts'

export const ListMyReports = z.object({
  page: z.coerce.number().int().min(1).max(400).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
})

export const MyReport = z.object({
  id: z.uuid(),
  reference: z.string(),
  receivedAt: z.string(),
  home: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  start: z.string().describe('How your account begins'),
  unanswered: z.boolean().describe('The council has not written back yet'),
})
export type MyReport = z.input<typeof MyReport>

export const MyReports = z.object({
  items: z.array(MyReport),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})

export const Message = z.object({
  id: z.uuid(),
  side: z.enum(['reporter', 'council']),
  at: z.string(),
  words: z.string().nullable(),
})

export const FollowedReport = MyReport.omit({ start: true }).extend({
  account: z.string().nullable(),
  naming: z.enum(['named', 'name-withheld', 'anonymous']),
  messages: z.array(Message),
})
export type FollowedReport = z.input<typeof FollowedReport>

export const WriteMore = z.object({
  reportId: z.uuid(),
  words: words('Write what you want to tell us'),
})
