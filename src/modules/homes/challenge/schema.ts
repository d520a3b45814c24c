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
  note: words(4_000, 'Give your reasons: whoever raised it will read them'),
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
  proposed: z.string(),
  reason: z.string(),
  state: z.enum(challengeStates),
  stateLabel: z.string(),
  raisedAt: z.string(),
  raisedByMe: z.boolean(),
  dueOn: z.string().nullable().describe('A local target, not a legal deadline'),
  dueLabel: z.string().nullable(),
  overdue: z.boolean(),
  cqcReference: z.string().nullable(),
  outcomeNote: z.string().nullable(),
  closedAt: z.string().nullable(),
  version: z.int(),
})
export type ChallengeView = z.input<typeof ChallengeView>
