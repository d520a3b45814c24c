import { z } from 'zod'
import { agencyCodes } from './agencies.ts'
import { keysOf, latencySources, latencySteps, seriousKinds } from './kinds.ts'
import { latencyStates } from './latency-workflow.ts'
import { paging, words } from './schema.ts'

const text = z.string()

export const BeginCase = z.object({
  homeId: z.uuid('Choose the home'),
  kind: z.enum(keysOf(seriousKinds), 'Choose what happened'),
  about: words('Say in a sentence what is gone through').describe('In a sentence, naming nobody'),
  reason: words('Say who decided that it is gone through, and why'),
  kept: z.enum(['yes', 'no'], 'Choose who may read it').describe('Kept to those who may know of every case'),
})
export const CaseBegun = z.object({
  id: z.uuid(),
  restricted: z.boolean().describe('Kept to those who may know of every case'),
})
export const OneCase = z.object({ latencyId: z.uuid() })

const version = z
  .int()
  .min(0)
  .describe('The version you read: how often it was closed, changed or opened again')
export const CloseCase = OneCase.extend({
  version,
  learned: words('Say what we learned').describe('What was learned, naming nobody'),
  change: words('Say what will change').describe('What will change'),
  ownerId: z.uuid('Choose who sees to it').describe('Who sees to it that it changes'),
  dueOn: z.iso.date('Enter the day by which it changes').describe('The day by which it is to have changed'),
})
export const TurnCase = OneCase.extend({ version, words: words('Say how you know, or why') })
export const CaseTurned = z.object({ id: z.uuid(), version: z.int(), state: z.enum(latencyStates) })

export const WriteDay = OneCase.extend({
  agency: z.enum(agencyCodes, 'Choose whose day it is'),
  step: z.enum(keysOf(latencySteps), 'Choose which day it is'),
  from: z
    .string('Choose where the day is known from')
    .regex(
      /^(typed|not-known|(telling|meeting|decision):[0-9a-f-]{36})$/,
      'Choose where the day is known from',
    )
    .describe(
      'A record of this home, as `telling:id`, `meeting:id` or `decision:id`; or `typed`; or `not-known`',
    ),
  onDate: z
    .union([z.literal(''), z.iso.date('Enter a real date')])
    .optional()
    .describe('The day, where it is typed; of a record the record’s own day counts'),
  words: words('Say where this is known from').describe('The source in words: which letter, log or note'),
})
export const DayWritten = z.object({ id: z.uuid(), onDate: text.nullable() })

export const CaseRowView = z.object({
  id: z.uuid(),
  home: z.object({ id: z.uuid(), name: text }),
  kind: z.enum(keysOf(seriousKinds)),
  kindLabel: text,
  begunOn: text,
  begunBy: text.nullable(),
  about: text.nullable(),
  state: z.enum(latencyStates),
  stateLabel: text,
})
export type CaseRowView = z.input<typeof CaseRowView>
export const ListCases = z.object({
  state: z.union([z.literal(''), z.enum(latencyStates)]).optional(),
  ...paging,
})
export const CaseList = z.object({
  items: z.array(CaseRowView),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})

const Day = z.object({
  step: z.enum(keysOf(latencySteps)),
  label: text,
  on: text.nullable().describe('Null: it was asked, and nobody knows'),
  source: z.enum(keysOf(latencySources)),
  sourceLabel: text,
  words: text.nullable(),
  writtenOn: text,
  by: text.nullable(),
  corrected: z.int().describe('How often it was written down differently before'),
})
const TurnView = z.object({
  kind: z.enum(['closed', 'changed', 'reopened']),
  on: text,
  by: text.nullable(),
  learned: text.nullable().describe('Where it was closed'),
  change: text.nullable().describe('What will change, where it was closed'),
  owner: text.nullable(),
  dueOn: text.nullable(),
  words: text.nullable().describe('How it is known that it changed, or why it was opened again'),
})
export type TurnView = z.input<typeof TurnView>

export const Changes = z.object({
  items: z.array(
    z.object({
      latencyId: z.uuid(),
      home: text,
      change: text.nullable(),
      dueOn: text,
      overdue: z.boolean(),
    }),
  ),
})

export const CaseView = CaseRowView.extend({
  version: z.int(),
  turns: z.array(TurnView).describe('How it was closed, changed and opened again, in that order'),
  overdue: z.boolean().describe('What was to change by now has not been said to have changed'),
  restricted: z.boolean(),
  reason: text.nullable(),
  caution: text,
  partners: z
    .array(
      z.object({
        agency: text,
        label: text,
        days: z.array(Day),
        missing: z.array(text).describe('Days that nobody has written down'),
        gaps: z.array(z.object({ from: text, to: text, days: z.int().nullable() })),
      }),
    )
    .describe('In the order of the list of partners, never by how long anybody took'),
})
export type CaseView = z.input<typeof CaseView>
export const Sources = z.object({
  items: z.array(z.object({ value: text, text, on: text })),
})
