import { z } from 'zod'
import { levels } from '../triangulate/levels.ts'
import { agencyCodes, partnerCodes } from './agencies.ts'
import { audiences, keysOf, surenesses } from './kinds.ts'
import { decisionStates, meetingStates } from './workflow.ts'

/** What goes in and out of meetings, packs and decisions, with the texts of errors. */

const text = z.string()
const day = z.iso.date('Enter a real date')
export const words = (missing: string) =>
  z.string(missing).trim().min(1, missing).max(4_000, 'Use at most 4,000 characters')
const none = z.literal('')
const version = z.int().describe('The version you read')
const Sureness = z.enum(keysOf(surenesses), 'Choose how sure it is')
const AudienceIn = z.enum(keysOf(audiences), 'Choose who may see it')
export const paging = {
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
}

export const OneMeeting = z.object({ sharingId: z.uuid() })

export const PlanMeeting = z.object({
  onDate: day.describe('The day of the meeting'),
  purpose: words('Say what the meeting is for').describe('What it is for'),
  homeId: z.uuid('Choose a home').describe('The first home on the agenda; add others afterwards'),
  agencies: z
    .array(z.enum(partnerCodes, 'Choose who is invited'), 'Choose who is invited')
    .min(1, 'Choose who is invited')
    .max(partnerCodes.length)
    .describe('Codes of the partners who are invited'),
})
export const AddHome = OneMeeting.extend({ homeId: z.uuid('Choose a home') })
export const Invite = OneMeeting.extend({
  agency: z.enum(agencyCodes, 'Choose where they are from'),
  accountId: z
    .union([none, z.uuid('Choose who is invited')])
    .optional()
    .describe('Who it is, where they can sign in here: they read what was made for them'),
})
export const Uninvite = OneMeeting.extend({ invitedId: z.uuid('Choose who is no longer invited') })
export const HoldMeeting = OneMeeting.extend({
  version,
  heldOn: day.describe('The day on which it was held'),
  attended: z.array(z.uuid(), 'Choose who was there').min(1, 'Choose who was there').max(200),
})
export const MoveMeeting = OneMeeting.extend({
  version,
  onDate: day.describe('The day to which it is moved'),
  reason: words('Say why it is moved').describe('Why: those who are invited read it'),
})
export const CloseMeeting = OneMeeting.extend({ version })
export const Stepped = z.object({ id: z.uuid(), version: z.int(), state: z.enum(meetingStates) })
export const Changed = z.object({ id: z.uuid() })

export const AddMinute = OneMeeting.extend({
  homeId: z
    .union([none, z.uuid()])
    .optional()
    .describe('The home that it is about; left out: none of them alone'),
  words: words('Write down what was said'),
  audience: AudienceIn,
})
export const BringFact = OneMeeting.extend({
  homeId: z.uuid('Choose the home'),
  agency: z.enum(agencyCodes, 'Choose who says it'),
  observedOn: day.describe('The day of which they speak'),
  words: words('Write down what they say'),
  source: words('Say how they know').describe('How they know'),
  sureness: Sureness,
  audience: AudienceIn,
  submissionId: z
    .union([none, z.uuid()])
    .optional()
    .describe('Where it was told as what a partner submitted as well: that alone counts as a signal'),
})
export const MarkFact = OneMeeting.extend({
  sharingFactId: z.uuid(),
  sureness: Sureness,
  agencies: z
    .array(z.enum(partnerCodes))
    .max(partnerCodes.length)
    .optional()
    .describe('Partners who may see it beside those who may anyway'),
  reason: words('Say why'),
})
export const Decide = OneMeeting.extend({
  homeId: z.union([none, z.uuid()]).optional(),
  what: words('Write down what was decided'),
  why: words('Say why'),
  ownerId: z.uuid('Choose who does it'),
  dueOn: day.describe('The day by which it is to be done'),
  audience: AudienceIn,
})
const OneDecision = z.object({ sharingDecisionId: z.uuid() })

export { OneDecision }
export const EndDecision = OneDecision.extend({ version, words: words('Say what came of it') })
export const DecisionStepped = z.object({ id: z.uuid(), version: z.int(), state: z.enum(decisionStates) })

// ---- what comes out ---------------------------------------------------------------------------------------------

const Home = z.object({ id: z.uuid(), name: text })
const Edition = text.describe('cleared, council, or the code of a partner')

export const MeetingRowView = z.object({
  id: z.uuid(),
  onDate: text,
  state: z.enum(meetingStates),
  stateLabel: text,
  homes: z.array(Home),
  agencies: z.array(text).describe('In words'),
  openDecisions: z.int(),
  overdue: z.int(),
})
export type MeetingRowView = z.input<typeof MeetingRowView>

export const ListMeetings = z.object({
  state: z.union([none, z.enum(meetingStates)]).optional(),
  ...paging,
})
export const MeetingList = z.object({
  items: z.array(MeetingRowView),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})

export const DecisionView = z.object({
  id: z.uuid(),
  version: z.int(),
  meeting: z.object({ id: z.uuid(), onDate: text }),
  home: Home.nullable(),
  state: z.enum(decisionStates),
  stateLabel: text,
  owner: text.nullable(),
  mine: z.boolean(),
  dueOn: text,
  overdue: z.boolean(),
  audience: z.enum(keysOf(audiences)),
  decidedOn: text,
  decidedBy: text.nullable(),
  endedOn: text.nullable(),
  what: text.nullable().describe('Null where the words were removed'),
  why: text.nullable(),
  cameOfIt: text.nullable(),
})
export type DecisionView = z.input<typeof DecisionView>
export const ListDecisions = z.object({
  show: z.union([none, z.enum(['open', 'overdue', 'done', 'not-done'])]).optional(),
  ...paging,
})
export const DecisionList = z.object({
  items: z.array(DecisionView),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})

const Brought = z.object({
  id: z.uuid(),
  home: Home,
  agency: text,
  on: text,
  sureness: z.enum(keysOf(surenesses)),
  audience: z.enum(keysOf(audiences)),
  submissionId: text.nullable().describe('What a partner submitted: there it counts as a signal'),
  writtenOn: text,
  by: text.nullable(),
  says: text.nullable(),
  source: text.nullable(),
})
export type BroughtView = z.input<typeof Brought>

export const MeetingView = z.object({
  id: z.uuid(),
  version: z.int(),
  onDate: text,
  state: z.enum(meetingStates),
  stateLabel: text,
  heldOn: text.nullable(),
  closedOn: text.nullable(),
  plannedBy: text.nullable(),
  moved: z
    .array(z.object({ from: text, to: text, on: text, by: text.nullable(), reason: text.nullable() }))
    .describe('How its day was moved, the last first'),
  purpose: text.nullable(),
  homes: z.array(Home.extend({ small: z.boolean().describe('Fewer than ten beds, or beds not known') })),
  invited: z.array(
    z.object({
      id: z.uuid(),
      agency: text,
      label: text,
      name: text.nullable(),
      mayRead: z.boolean().describe('Has an account here'),
      attended: z.boolean().nullable(),
    }),
  ),
  minutes: z.array(
    z.object({
      id: z.uuid(),
      home: text.nullable(),
      words: text.nullable(),
      audience: z.enum(keysOf(audiences)),
      on: text,
      by: text.nullable(),
    }),
  ),
  brought: z.array(Brought),
  decisions: z.array(DecisionView),
  packs: z.array(z.object({ version: z.int(), on: text, editions: z.array(Edition) })),
  organises: z.boolean().describe('You hold this meeting'),
})
export type MeetingView = z.input<typeof MeetingView>

const FactView = z.object({
  sentence: text,
  theme: text.nullable(),
  from: text,
  to: text,
  receivedOn: text,
  source: text,
  independence: text,
  standing: text,
  formerOwner: z.boolean(),
  sureness: z.enum(keysOf(surenesses)),
  why: text.nullable().describe('Why it is marked so'),
  markedBy: text.nullable(),
  markedOn: text.nullable(),
  published: z.boolean(),
  agencies: z.array(text).describe('Codes of partners to whom somebody opened it'),
})
export type FactView = z.input<typeof FactView>

export const FactsNow = z.object({
  homes: z.array(
    Home.extend({
      kept: z.boolean().describe('Known only to those with a role in cases, as of every small home'),
      facts: z.array(FactView.extend({ id: z.uuid() })),
    }),
  ),
})
export type FactsNow = z.input<typeof FactsNow>

export const PackMade = z.object({ version: z.int(), editions: z.array(Edition) })
export const AskPack = OneMeeting.extend({
  edition: Edition.regex(/^[a-z-]{2,40}$/, 'Choose an edition').optional(),
  version: z.coerce.number().int().min(1).max(10_000).optional().describe('Left out: the last'),
})
export const PackView = z.object({
  meeting: z.object({ id: z.uuid(), onDate: text }),
  edition: Edition,
  editionLabel: text,
  editions: z.array(z.object({ code: Edition, label: text })).describe('Those that you may read'),
  version: z.int(),
  versions: z.array(z.int()),
  on: text,
  madeAt: text,
  madeBy: text.nullable(),
  hash: text,
  unchanged: z.boolean().describe('The bytes are those that were made'),
  caution: text,
  homes: z.array(
    Home.extend({
      kept: z.boolean(),
      level: z.enum(levels).nullable(),
      reasons: z.array(z.object({ says: text, theme: text.nullable() })),
      facts: z.array(FactView),
      brought: z.array(
        Brought.pick({ id: true, agency: true, on: true, sureness: true, says: true, source: true }),
      ),
    }),
  ),
})
export type PackView = z.input<typeof PackView>

export const HomeSharing = z.object({
  home: Home,
  last: z.object({ id: z.uuid(), onDate: text, stateLabel: text }).nullable(),
  next: z.object({ id: z.uuid(), onDate: text }).nullable(),
  open: z.array(DecisionView).describe('Decisions not yet done'),
  meetings: z.int(),
})
export type HomeSharing = z.input<typeof HomeSharing>
