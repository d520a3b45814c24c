import { z } from 'zod'
import { PersonNamed } from '#src/modules/people/index.ts'
import { coded, words } from '../concern/schema.ts'

export const MoveToRightPerson = z.object({
  concernId: z.uuid(),
  version: z.int().describe('The version you read'),
  rightPerson: PersonNamed.extend({
    personId: z
      .union([z.uuid('Give the whole number of the adult’s record, from its address'), z.literal('')])
      .optional()
      .describe('An adult who is known already'),
  }).describe('Whom it is about'),
  words: words('Say how it came to be on the wrong person', 2_000),
})

export const Moved = z.object({
  id: z.uuid(),
  version: z.int(),
  breachId: z.uuid(),
  breachReference: z.string(),
})

export const breachStates = ['open', 'settled'] as const

const BreachRowView = z.object({
  id: z.uuid(),
  reference: z.string(),
  version: z.int(),
  concernReference: z.string(),
  state: z.enum(breachStates),
  stateLabel: z.string(),
  owner: z.string().nullable(),
  foundAt: z.string(),
  tellBy: z
    .string()
    .describe(
      '72 hours after it was found: when the Commissioner must have been told, where there is a risk',
    ),
  outcome: z.string().nullable(),
  endedAt: z.string().nullable(),
})
export type BreachRowView = z.input<typeof BreachRowView>

export const ListBreaches = z.object({
  state: z.enum([...breachStates, 'all']).default('open'),
  page: z.coerce.number().int().min(1).max(400).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
})

export const BreachList = z.object({
  items: z.array(BreachRowView),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})

export const BreachView = BreachRowView.extend({
  words: z.string().nullable(),
  foundBy: z.string().nullable(),
  sinceAt: z.string(),
  readers: z
    .array(z.object({ name: z.string(), role: z.string(), times: z.int(), lastAt: z.string() }))
    .describe('Who opened the case while it was on the wrong person'),
})
export type BreachView = z.input<typeof BreachView>

export const SettleBreach = z.object({
  breachId: z.uuid(),
  version: z.int().describe('The version you read'),
  outcome: coded('breach-outcomes', 'Say how it was settled'),
})
