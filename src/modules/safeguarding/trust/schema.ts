import { z } from 'zod'
import { coded, words as said, someWords } from '../concern/schema.ts'
import {
  concernReference,
  day,
  HomeNamed,
  LinkedConcern,
  listed,
  PartView,
  version,
  words,
} from '../process/schema.ts'
import { trustStates } from './workflow.ts'

export const One = z.object({ trustId: z.uuid() })
const Versioned = One.extend({ version })
const state = z.enum(trustStates)
const yesNo = z.enum(['yes', 'no', 'not-known'], 'Say yes, no or not known')

export const Moved = z.object({ id: z.uuid(), version: z.int(), state })

export const RaiseTrust = z.object({
  name: said('Say who it is', 200),
  role: said('Say what they do with adults at risk', 500),
  homeId: z.uuid('Choose the home from the list').optional(),
  life: z
    .enum(['work', 'private', 'both'], 'Say where it happened')
    .describe('In their work or private life'),
  children: yesNo.describe('Are children involved, or do they work with children?'),
  words: said('Say what is alleged'),
  concernReference: concernReference.optional(),
})

export const LookAtTrust = Versioned

export const SetTrustAside = Versioned.extend({ words: said('Say why', 4_000) })

export const GiveTrustPart = One.extend({
  accountId: z.uuid('Choose somebody'),
  part: z.enum(['lead', 'worker', 'none'], 'Choose the part'),
})

export const AddTrustSetting = One.extend({
  kind: coded('trust-settings', 'Choose what it is'),
  employer: said('Say who it is', 500),
  role: said('Say what they do there', 500),
})

export const DecideTrustSetting = One.extend({
  settingId: z.uuid(),
  version,
  tell: z.enum(['told', 'not-told'], 'Decide whether this employer is told'),
  basis: coded('trust-bases', 'Choose the legal basis').optional(),
  toldOn: day.optional(),
  suspended: yesNo.optional().describe('Has the employer suspended them? It is the employer’s decision'),
  words: said('Say why this is necessary and proportionate, or why it is not', 4_000),
})

export const HearTrustPerson = Versioned.extend({
  substanceGivenOn: day.optional().describe('When they were told what is alleged'),
  evidenceSeenOn: day.optional().describe('When they saw the evidence relied on'),
  answeredOn: day.optional().describe('When they said that they had no more to add'),
  notTold: z.enum(['unsafe', 'police-object']).optional().describe('Why they were not told first'),
  words: someWords(8_000).optional().describe('What they said, or why they were not told'),
})

export const NoteTrustReferral = One.extend({
  body: coded('trust-bodies', 'Choose who it is'),
  must: z.enum(['employer', 'council', 'nobody'], 'Say who must').describe('Whose duty it is'),
  doneBy: z.enum(['employer', 'council', 'other']).optional(),
  doneOn: day.optional(),
  proofSeenOn: day.optional().describe('When we saw proof'),
  words: said('Say what was told, or why not yet', 4_000),
})

export const UpdateTrustReferral = One.extend({
  referralId: z.uuid(),
  version,
  doneBy: z.enum(['employer', 'council', 'other'], 'Say who did'),
  doneOn: day,
  proofSeenOn: day.optional(),
})

export const FindTrust = Versioned.extend({
  outcome: coded('trust-outcomes', 'Choose the outcome'),
  words: said('Say what was found'),
  evidence: said('Say what it rests on'),
  standardOfProof: someWords(200).default('More likely than not'),
  challengeTo: said('Name someone not involved who hears a challenge', 200),
  reviewOn: day.describe('When it is looked at again'),
})

export const ChallengeTrust = Versioned.extend({ words: said('Say what they challenge, and why', 8_000) })

export const ClearTrust = Versioned.extend({
  toldOn: day.describe(
    'When the person, and every employer who had been told, were told that they are cleared',
  ),
  words: said('Say who was told, and how', 4_000),
})

export const CloseTrust = Versioned

const SettingView = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: z.string(),
  employer: words,
  role: words,
  tell: z.enum(['undecided', 'told', 'not-told']),
  basis: z.string().nullable(),
  toldOn: z.string().nullable(),
  suspended: yesNo,
  why: words,
})
const ReferralView = z.object({
  id: z.uuid(),
  version: z.int(),
  body: z.string(),
  must: z.enum(['employer', 'council', 'nobody']),
  doneBy: z.string().nullable(),
  doneOn: z.string().nullable(),
  proofSeenOn: z.string().nullable(),
  text: words,
})

export const TrustRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  version: z.int(),
  state,
  stateLabel: z.string(),
  raisedAt: z.string(),
  dueOn: z.string().nullable(),
  reviewOn: z.string().nullable(),
  overdue: z.boolean(),
  children: yesNo,
})
export type TrustRow = z.input<typeof TrustRow>

export const TrustView = TrustRow.extend({
  name: words,
  role: words,
  allegation: words,
  home: HomeNamed.nullable(),
  life: z.enum(['work', 'private', 'both']),
  substanceGivenOn: z.string().nullable(),
  evidenceSeenOn: z.string().nullable(),
  answeredOn: z.string().nullable(),
  answerBy: z.string().nullable().describe('Until when they may answer: ten working days, a local target'),
  notTold: z.enum(['unsafe', 'police-object']).nullable(),
  notToldWords: words,
  theirWords: words,
  challenge: words,
  outcome: z.string().nullable(),
  keepUntil: z.string().nullable(),
  clearedOn: z.string().nullable(),
  mayClear: z.boolean(),
  closedAt: z.string().nullable(),
  settings: z.array(SettingView),
  referrals: z.array(ReferralView),
  findings: z.array(
    z.object({
      id: z.uuid(),
      outcome: z.string(),
      finding: words,
      evidence: words,
      standard: words,
      challengeTo: words,
      foundAt: z.string(),
      foundBy: z.string().nullable(),
    }),
  ),
  people: z.array(PartView),
  concerns: z.array(LinkedConcern),
})
export type TrustView = z.input<typeof TrustView>

export const ListTrust = z.object(listed)
export const TrustList = z.object({
  items: z.array(TrustRow),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})
