import { z } from 'zod'
import { words } from '../concern/schema.ts'
import { requestStates } from './workflow.ts'

const said = z.string().nullable()

export const ListAsked = z.object({
  page: z.coerce.number().int().min(1).max(400).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
})

export const AskedRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  kind: z.enum(['enquire', 'protect']),
  state: z.enum(requestStates),
  stateLabel: z.string(),
  about: said,
  askedAt: said,
  dueOn: said.describe('A local target'),
  overdue: z.boolean(),
  waiting: z.boolean().describe('An answer is waited for'),
  notShown: z.boolean().describe('The council does not show now what it asked; nothing is waited for'),
})
export type AskedRow = z.input<typeof AskedRow>

export const SharedWithMe = z.object({
  id: z.uuid(),
  at: z.string(),
  purpose: z.string(),
  words: said,
  file: z.boolean().describe('There is a file to open with it'),
})

export const AskedList = z.object({
  items: z.array(AskedRow),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
  shared: z.array(SharedWithMe).describe('What the council deliberately lets you read'),
})

export const Asked = AskedRow.extend({
  version: z.int(),
  home: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  scope: said,
  know: said,
  entries: z.array(z.object({ kind: z.string(), at: z.string(), words: said, mine: z.boolean() })),
  shared: z.array(SharedWithMe),
})
export type Asked = z.input<typeof Asked>

export const AnswerRequest = z.object({
  requestId: z.uuid(),
  version: z.int().describe('The version you read'),
  words: words('Write your answer'),
})
