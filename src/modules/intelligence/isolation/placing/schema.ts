import { z } from 'zod'
import { BODIES } from './bodies.ts'
import { placingStates } from './workflow.ts'

const text = z.string()
const words = (missing: string) =>
  z.string(missing).trim().min(1, missing).max(2_000, 'Use at most 2,000 characters')
const version = z.int().describe('The version you read')

export const OnePlacing = z.object({ placingTaskId: z.uuid() })
export const SendPlacing = OnePlacing.extend({
  version,
  to: words('Say which council, board or team it went to').describe(
    'Which council, board or team it went to',
  ),
  sentOn: z.iso.date('Enter the day on which it was sent').describe('The day on which it was sent'),
  dueOn: z.iso.date('Enter the day by which they are asked to answer').describe('By when they are to answer'),
})
export const ClosePlacing = OnePlacing.extend({ version, words: words('Say what came of it') })
export const PlacingStepped = z.object({
  id: z.uuid(),
  homeId: z.uuid(),
  version: z.int(),
  state: z.enum(placingStates),
})

export const PlacingTask = z.object({
  id: z.uuid(),
  home: z.object({ id: z.uuid(), name: text }),
  version: z.int(),
  body: z.enum(BODIES),
  label: text,
  state: z.enum(placingStates),
  stateLabel: text,
  sinceOn: text.describe('Since when few could notice, as Lantern knew it'),
  overOn: text.nullable().describe('Since when that is no longer so'),
  sentOn: text.nullable(),
  sentBy: text.nullable(),
  dueOn: text.nullable().describe('By when they are to answer'),
  overdue: z.boolean(),
  to: text.nullable(),
  closedOn: text.nullable(),
  closedBy: text.nullable(),
  cameOfIt: text.nullable(),
})
export type PlacingTask = z.input<typeof PlacingTask>

export const ListPlacing = z.object({
  state: z
    .enum(['', 'waiting', 'overdue', ...placingStates])
    .optional()
    .describe('How it stands; “waiting” is all that is not closed'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
})
export const PlacingList = z.object({
  items: z.array(PlacingTask),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})

/** What is known of who placed people in a home; a number below five is not shown. */
export const PlacersShown = z.object({
  known: z.array(
    z.object({ body: z.enum(BODIES), label: text, count: z.int().nullable().describe('Null: below five') }),
  ),
  unknown: z.array(z.enum(BODIES)),
  tasks: z.array(PlacingTask),
})
export type PlacersShown = z.input<typeof PlacersShown>
