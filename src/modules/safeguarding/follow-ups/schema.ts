import { z } from 'zod'
import type { WhyNotOwed } from '#law/duty-of-candour.ts'
import { coded, someWords, words } from '../concern/schema.ts'
import { EntryView } from '../entries/view.ts'
import { followUpStates } from './workflow.ts'

const About = z.object({
  concernId: z.uuid(),
  followUpId: z.uuid(),
  version: z.int().describe('The version of the follow-up that you read'),
})

const day = z.iso.date('Enter a real date').optional()

export const AddFollowUp = z.object({
  concernId: z.uuid(),
  process: coded('parallel-processes', 'Choose what it is'),
  lead: someWords(500).optional().describe('Who leads it there: a name or a team'),
  reference: someWords(200).optional().describe('Their reference'),
  begunOn: day.describe('The day it began, or they were told'),
  ownerId: z.uuid('Choose who asks for the answer'),
  dueOn: day.describe('Left out: ten working days, a local target'),
  words: someWords(4_000).optional().describe('What was asked or sent'),
})

export const followUpSteps = ['note', 'answer', 'drop', 'reopen'] as const

export const StepFollowUp = About.extend({
  step: z.enum(followUpSteps, 'Say what happened'),
  words: words('Write what was done, the answer, or why it is not needed', 4_000),
  lead: someWords(500).optional().describe('Who leads it there now'),
  reference: someWords(200).optional().describe('Their reference, once there is one'),
  answeredOn: day.describe('The day of the answer. Left out: today'),
  dueOn: day.describe('When the answer is asked for again'),
})

export const RecordCandour = About.extend({
  toldOn: day.describe('The person, or whoever acts for them, was told'),
  apologisedOn: day,
  writtenOn: day,
  letterSeenOn: day.describe('The day one of us saw the letter'),
  delayUntil: day.describe('A delay that the police agreed to'),
  notOwed: z
    .enum(
      ['owed', 'cannot-be-reached', 'declined'] satisfies readonly (WhyNotOwed | 'owed')[],
      'Choose from the list',
    )
    .optional()
    .describe('Why the home owes no letter, with what was tried in words; "owed" where that is over'),
  words: someWords(2_000).optional(),
})

export const FindNotCandid = About.extend({
  reasons: words('Say what was kept from them, and how we know', 4_000),
})

export const FollowUpStepped = z.object({ id: z.uuid(), version: z.int(), state: z.enum(followUpStates) })

const said = z.string().nullable()
const on = z.string().nullable()

export const CandourView = z.object({
  toldOn: on,
  apologisedOn: on,
  writtenOn: on,
  letterSeenOn: on,
  delayUntil: on,
  notOwed: on.describe('Why the home owes no letter, in words'),
  standing: z.enum(['done', 'not-owed', 'waiting', 'delay-agreed', 'overdue']),
  missing: z.array(z.string()).describe('What has not been seen to be done'),
  notCandidAt: z.string().nullable(),
  notCandidBy: z.string().nullable(),
})

export const FollowUpView = z.object({
  id: z.uuid(),
  version: z.int(),
  process: z.string(),
  label: z.string(),
  help: z.string().nullable(),
  ledBy: said.describe('Who leads such a process, in law or in practice'),
  lead: said.describe('Who leads this one, by name'),
  reference: said,
  begunOn: on,
  madeAt: z.string(),
  asked: said,
  owner: z.string().nullable(),
  state: z.enum(followUpStates),
  stateLabel: z.string(),
  dueOn: z.string().describe('A local target'),
  overdue: z.boolean(),
  answeredOn: on,
  candour: CandourView.nullable(),
  entries: z.array(EntryView),
})
export type FollowUpView = z.output<typeof FollowUpView>

export const owedKinds = ['follow-up', 'plan-action', 'next-step', 'contact'] as const

export const ListFollowUps = z.object({
  list: z
    .enum(['mine', 'all'])
    .default('mine')
    .describe('What you own, or all that is owed in cases you see'),
  page: z.coerce.number().int().min(1).max(400).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
})

export const OwedView = z.object({
  id: z.uuid(),
  kind: z.enum(owedKinds),
  label: z.string(),
  concernId: z.uuid(),
  reference: z.string(),
  adult: z.object({ id: z.uuid(), name: z.string() }),
  dueOn: z.string().describe('A local target, or a day that was agreed'),
  overdue: z.boolean(),
  owner: z.string().nullable(),
})
export type OwedView = z.output<typeof OwedView>

export const OwedList = z.object({
  items: z.array(OwedView),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})
