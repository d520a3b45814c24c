import { z } from 'zod'
import { coded, someWords, words } from '../concern/schema.ts'

const day = z.iso.date('Enter a real date, or leave it empty')
const agreement = coded('agreement', 'Say what they said to it').optional()

export const WriteHearing = z.object({
  concernId: z.uuid(),
  spoken: z
    .boolean('Say whether somebody has spoken with them')
    .describe('Has somebody spoken with the adult?'),
  heardOn: day.optional(),
  where: someWords(500).optional(),
  alone: z.enum(['yes', 'no', 'not-known']).optional().describe('Were they seen alone?'),
  needMet: z
    .enum(['yes', 'no', 'not-needed', 'not-known'])
    .optional()
    .describe('Was their communication need met this time?'),
  whoSaid: coded('who-said', 'Say whose words these are').optional(),
  said: someWords().optional().describe('What they said, in their words'),
  wants: someWords(4_000).optional().describe('What they want to happen, in their words'),
  agreesRaising: agreement.describe('To this being reported'),
  agreesSharing: agreement.describe('To others being told'),
  agreesGoingOn: agreement.describe('To going on'),
  notYet: coded('not-yet-spoken', 'Say why not yet')
    .optional()
    .describe('Why nobody has spoken with them yet'),
  notYetWords: someWords(2_000).optional(),
  plannedOn: day.optional().describe('When somebody will'),
  plannedWho: someWords(200).optional().describe('Who will'),
})

export const WriteCapacity = z.object({
  concernId: z.uuid(),
  decision: words('Say which decision this is about', 500).describe('The decision, at this time'),
  capacity: coded('capacity', 'Say whether they lack capacity for this decision'),
  why: someWords(4_000).optional().describe('How you know, and what was done to help them decide'),
  speaksAlone: z
    .enum(['yes', 'no', 'not-known'], 'Say yes, no or not known')
    .describe('Can they speak alone?'),
  controlled: z.array(coded('controlled-by-others', 'Choose from the list')).max(10).optional(),
  coercion: someWords(4_000).optional().describe('Who controls it, and how that shows'),
})

export const DecideAgainstWish = z.object({
  concernId: z.uuid(),
  about: z.enum(['acting', 'sharing', 'asked-to-stop'], 'Say what it is about'),
  outcome: z.enum(['goes-on', 'stops'], 'Say whether it goes on or stops').default('goes-on'),
  what: words('Say what is done, shared or stopped', 4_000),
  grounds: z.array(coded('acting-without-agreement', 'Choose from the list')).max(10).optional(),
  spokeFreely: z
    .enum(['yes', 'no', 'not-known'], 'Say yes, no or not known')
    .describe('Could the adult speak freely when they said what they want?'),
  proportionate: someWords(4_000).optional().describe('Why it is proportionate, or how it was weighed'),
  basis: coded('data-protection-bases', 'Choose from the list')
    .optional()
    .describe('What it rests on in data-protection law: never consent'),
  told: coded('told-of-decision', 'Say whether they were told'),
  toldOn: day.optional(),
  toldWords: someWords(2_000).optional().describe('What they were told, and what they said'),
})

const text = z.string().nullable()

export const HearingView = z.object({
  id: z.uuid(),
  at: z.string(),
  by: text,
  spoken: z.boolean(),
  heardOn: text,
  alone: text,
  needMet: text,
  whoSaid: text,
  agreesRaising: text,
  agreesSharing: text,
  agreesGoingOn: text,
  notYet: text,
  plannedOn: text,
  where: text,
  said: text,
  wants: text,
  notYetWords: text,
  plannedWho: text,
})
export type HearingView = z.input<typeof HearingView>

export const CapacityView = z.object({
  id: z.uuid(),
  at: z.string(),
  by: text,
  capacity: z.string(),
  speaksAlone: z.string(),
  controlled: z.array(z.string()),
  decision: text,
  why: text,
  coercion: text,
})
export type CapacityView = z.input<typeof CapacityView>

export const AgainstWishView = z.object({
  id: z.uuid(),
  at: z.string(),
  by: text,
  about: z.enum(['acting', 'sharing', 'asked-to-stop']),
  outcome: z.enum(['goes-on', 'stops']),
  grounds: z.array(z.string()),
  spokeFreely: z.string(),
  basis: text,
  told: z.string(),
  toldOn: text,
  what: text,
  proportionate: text,
  toldWords: text,
})
export type AgainstWishView = z.input<typeof AgainstWishView>

export const HearingPart = z.object({
  hearings: z.array(HearingView).describe('The newest first'),
  capacity: z.array(CapacityView).describe('The newest first'),
  againstWish: z.array(AgainstWishView).describe('The newest first'),
})
export type HearingPart = z.input<typeof HearingPart>
