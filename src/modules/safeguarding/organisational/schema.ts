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
import { organisationalStates } from './workflow.ts'

export const One = z.object({ organisationalId: z.uuid() })
const Versioned = One.extend({ version })

export const Moved = z.object({ id: z.uuid(), version: z.int(), state: z.enum(organisationalStates) })

export const StartOrganisational = z.object({
  homeId: z.uuid('Choose the home from the list').describe('Where it began'),
  scope: z.enum(['home', 'provider'], 'Say whether it is about the home, or the whole provider'),
  trigger: coded('organisational-triggers', 'Choose what made you think of it'),
  words: said('Say what is known, and how'),
})

export const LinkOrganisational = One.extend({ concernReference })

export const DecideOrganisational = Versioned.extend({
  outcome: z.enum(['met', 'not-met'], 'Decide whether the threshold is met'),
  words: said('Give the reasons', 8_000),
})

export const MoveOrganisational = Versioned.extend({
  to: z.enum(['monitoring', 'enquiring'], 'Choose where the enquiry goes now'),
})

export const HoldOrganisational = Versioned.extend({
  hold: z.enum(['yes', 'no'], 'Say whether police ask us to wait').describe('Do police ask us to wait?'),
  reviewOn: day.optional().describe('When police look at it again'),
  words: said('Say who at the police said so, and what they ask', 4_000),
})

export const GiveOrganisationalPart = One.extend({
  accountId: z.uuid('Choose somebody'),
  part: z.enum(['lead', 'worker', 'reader', 'none'], 'Choose the part'),
})

export const itemKinds = ['terms', 'strand', 'meeting', 'told', 'action', 'report', 'learning'] as const

export const AddOrganisationalItem = One.extend({
  kind: z.enum(itemKinds, 'Choose what it is'),
  words: said('Write down what it is', 20_000),
  meeting: z.enum(['agencies', 'provider'], 'Say whether the provider is there').optional(),
  body: coded('organisational-bodies', 'Choose who it is').optional(),
  who: someWords(2_000).optional().describe('Who was there, or who was told'),
  decisions: someWords(20_000).optional(),
  ownerId: z.uuid('Choose somebody').optional().describe('Who leads it'),
  dueOn: day.optional(),
  heldOn: day.optional().describe('When it was held or told'),
})

export const SettleOrganisationalItem = One.extend({
  itemId: z.uuid(),
  version,
  doneOn: day,
  words: said('Say what was found, done or answered', 8_000),
})

export const TakeInResidents = One.extend({
  homeId: z.uuid('Choose the home from the list').optional().describe('Another home of the provider'),
  others: z
    .array(z.object({ givenName: someWords(100), familyName: someWords(100) }))
    .max(100, 'Write down the rest in a second entry')
    .optional()
    .describe('Residents we had no record of'),
})

const Resident = One.extend({ residentId: z.uuid(), version })

export const RecordWelfareCheck = Resident.extend({
  state: z.enum(['seen', 'cannot-see', 'escalated'], 'Say whether they were seen'),
  seenOn: day.optional(),
  safe: z.enum(['yes', 'no', 'not-known'], 'Say how they were').optional(),
  responsibleName: someWords(500).optional().describe('Who sees them, where that is not us'),
  words: said('Say how they were, in their own words where there are any', 8_000),
})

export const RaiseForResident = Resident.extend({
  danger: z.enum(['now', 'no', 'not-known'], 'Say whether they are in danger now'),
  words: said('Say what happened to them'),
  abuseTypes: z.array(coded('abuse-types', 'Choose from the list')).max(11).optional(),
})

export const TellFamily = Resident.extend({
  wish: coded('family-wishes', 'Choose what was written down'),
  toldOn: day.optional(),
  words: someWords(4_000).optional().describe('What they said, or who was told what'),
})

export const CloseOrganisational = Versioned.extend({
  words: said('Write the closure report: what was found, and what has changed'),
  unfinished: someWords(8_000).optional().describe('What is not finished, and who has it'),
})

export const ResidentView = z.object({
  id: z.uuid(),
  version: z.int(),
  person: z.object({ id: z.uuid().nullable(), name: z.string() }),
  responsible: z.enum(['host', 'other-council', 'health', 'abroad']),
  responsibleName: words,
  state: z.enum(['not-seen', 'seen', 'cannot-see', 'escalated']),
  seenOn: z.string().nullable(),
  safe: z.enum(['yes', 'no', 'not-known']).nullable(),
  seenWords: words,
  concern: z
    .object({ id: z.uuid(), reference: z.string(), stateLabel: z.string() })
    .nullable()
    .describe('A case of their own, where you may see it'),
  familyWish: z.string(),
  familyToldOn: z.string().nullable(),
  familyWords: words,
})
export type ResidentView = z.input<typeof ResidentView>

export const ItemView = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: z.enum(itemKinds),
  code: z.string().nullable(),
  owner: z.string().nullable(),
  dueOn: z.string().nullable(),
  heldOn: z.string().nullable(),
  doneOn: z.string().nullable(),
  overdue: z.boolean(),
  madeAt: z.string(),
  madeBy: z.string().nullable(),
  text: words,
  who: words,
  decisions: words,
  outcome: words,
})
export type ItemView = z.input<typeof ItemView>

const Progress = z.object({
  residents: z.int(),
  seen: z.int(),
  notSafe: z.int(),
  waitingForOthers: z.int().describe('Not seen yet, and another body’s to see'),
  escalated: z.int(),
  withCase: z.int().describe('Adults with a case of their own: each is counted singly'),
})

export const OrganisationalRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  version: z.int(),
  home: HomeNamed,
  scope: z.enum(['home', 'provider']),
  trigger: z.string(),
  state: z.enum(organisationalStates),
  stateLabel: z.string(),
  openedAt: z.string(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  policeHold: z.boolean(),
  closedAt: z.string().nullable(),
  progress: Progress,
})
export type OrganisationalRow = z.input<typeof OrganisationalRow>

export const OrganisationalView = OrganisationalRow.extend({
  policeReviewOn: z.string().nullable(),
  information: words,
  decisions: z.array(
    z.object({
      id: z.uuid(),
      outcome: z.enum(['met', 'not-met']),
      reasons: words,
      decidedAt: z.string(),
      decidedBy: z.string().nullable(),
    }),
  ),
  items: z.array(ItemView),
  concerns: z.array(LinkedConcern).describe('Of the linked concerns those that you may see'),
  people: z.array(PartView),
  youMay: z.object({ work: z.boolean(), decide: z.boolean() }),
})
export type OrganisationalView = z.input<typeof OrganisationalView>

export const ListOrganisational = z.object({
  ...listed,
  homeId: z.uuid().optional(),
  open: z.enum(['true', 'false', '']).optional(),
})
export const OrganisationalList = z.object({
  items: z.array(OrganisationalRow),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})

export const GetResident = One.extend({ residentId: z.uuid() })
export const ResidentWhole = ResidentView.extend({ reference: z.string(), home: z.string() })

export const ListResidents = z.object({ ...One.shape, ...listed })
export const ResidentList = z.object({
  items: z.array(ResidentView),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
  reference: z.string(),
  home: z.string(),
  progress: Progress,
})
