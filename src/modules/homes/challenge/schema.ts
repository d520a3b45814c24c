import { z } from 'zod'
import { factKeys } from '../registry/facts.ts'
import { challengeStates } from './workflow.ts'

const words = (most: number, missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(most, `Use at most ${most.toLocaleString('en-GB')} characters`)

export const RaiseChallenge = z.object({
  homeId: z.uuid(),
  factKey: z.enum(factKeys, 'Choose the fact you think is wrong').describe('Which fact'),
  proposed: words(500, 'Say what it should be').describe('What it should be'),
  reason: words(4_000, 'Say how you know: a letter, a count, a visit').describe('How you know'),
})

const Versioned = z.object({ challengeId: z.uuid(), version: z.int().describe('The version you read') })

export const SendChallenge = Versioned.extend({
  cqcReference: words(100, "Give CQC's reference, or the date and way you told them"),
})

export const SettleChallenge = Versioned.extend({
  outcomeNote: words(4_000, 'Give your reasons: whoever raised it will read them'),
})

export const WithdrawChallenge = Versioned

export const ChallengeView = z.object({
  id: z.uuid(),
  home: z.object({ id: z.uuid(), name: z.string() }),
  factKey: z.string(),
  factLabel: z.string(),
  factValue: z.unknown().describe('What the record said when the challenge was raised'),
  factNow: z.unknown().describe('What the record says now'),
  recordId: z.uuid().nullable(),
  otherRecordId: z.uuid().nullable().describe('The record that says otherwise, where two sources differ'),
  proposed: z.string(),
  reason: z.string(),
  state: z.enum(challengeStates),
  stateLabel: z.string(),
  raisedAt: z.string(),
  raisedByMe: z.boolean(),
  raisedBySources: z.boolean().describe('Nobody raised it: two of CQC’s sources differ'),
  dueOn: z.string().nullable().describe('A local target, not a legal deadline'),
  dueLabel: z.string().nullable(),
  overdue: z.boolean(),
  cqcReference: z.string().nullable(),
  sentAt: z.string().nullable().describe('When CQC was told'),
  outcomeNote: z.string().nullable(),
  closedAt: z.string().nullable().describe('When it was upheld, refused or withdrawn'),
  version: z.int(),
})
export type ChallengeView = z.input<typeof ChallengeView>

const yesOrNo = z.union([z.boolean(), z.enum(['true', 'false'])])

export const ListChallenges = z.object({
  homeId: z.uuid().optional(),
  open: yesOrNo.optional().describe('Open ones, or settled ones; both when left out'),
  mine: yesOrNo.optional().describe('Raised by the asker, or by others; both when left out'),
  overdue: yesOrNo.optional().describe('Past the local target, or not; both when left out'),
  page: z.coerce.number().int().min(1).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
})

/** How the asker's challenges stand, whatever else the list was filtered by; of one home where one is named. */
const ChallengeCounts = z.object({
  open: z.int(),
  overdue: z.int().describe('Past the local target'),
  openMine: z.int().describe('Open ones that the asker raised'),
})
export type ChallengeCounts = z.input<typeof ChallengeCounts>

export const ChallengeList = z.object({
  items: z.array(ChallengeView),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
  counts: ChallengeCounts,
})
