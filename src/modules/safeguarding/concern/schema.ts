import { z } from 'zod'
import { type CodeListId, codeList } from '#law/code-list.ts'
import { PersonNamed } from '#src/modules/people/index.ts'
import { WaitInBriefView } from '../waiting/brief.ts'
import { concernStates } from './workflow.ts'

export const MOST_WORDS = 20_000

export const words = (missing: string, most = MOST_WORDS) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(most, `Use at most ${most.toLocaleString('en-GB')} characters. Put the rest in a second note.`)

export const someWords = (most = MOST_WORDS) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most.toLocaleString('en-GB')} characters. Put the rest in a second note.`)

const codes = (id: CodeListId) => codeList(id).codes.map(code => code.code) as [string, ...string[]]
export const coded = (id: CodeListId, missing: string) => z.enum(codes(id), missing)

export const dangers = ['now', 'no', 'not-known'] as const

const Adult = PersonNamed.extend({
  personId: z.uuid().optional().describe('An adult who is known already'),
})

/** Who told of it, where that is not the person who writes it down. */
const Reporter = z.object({
  relation: coded('reporters', 'Choose who told you').optional(),
  name: someWords(200).optional(),
  contact: someWords(500).optional().describe('How to reach them safely'),
  naming: z
    .enum(['named', 'name-withheld', 'anonymous'])
    .optional()
    .describe('May their name be used; is it kept from the home; did they give none'),
})

export const RaiseConcern = z.object({
  homeId: z.uuid('Choose the home from the list').optional().describe('Where it happened, if in a home'),
  adult: Adult.describe('The adult it is about, as far as known'),
  others: z
    .array(Adult)
    .max(20, 'Raise the rest in a second entry')
    .optional()
    .describe('Other adults harmed in the same incident: each gets a concern of their own'),
  danger: z.enum(dangers, 'Say whether anyone is in danger now').describe('Is anyone in danger now?'),
  dangerWords: someWords(4_000).optional().describe('What the danger is, and what was done about it'),
  words: words('Say what happened, in your own words or theirs'),
  happenedOn: z.iso.date('Enter a real date, or leave it empty').optional(),
  happenedAbout: someWords(200).optional().describe('About when, where no date is known'),
  place: someWords(500).optional().describe('Where exactly, or another place than the home'),
  abuseTypes: z.array(coded('abuse-types', 'Choose from the list')).max(11).optional(),
  harm: coded('everyday-harms', 'Choose from the list')
    .optional()
    .describe('Everyday harm that comes in floods: it sorts the work and decides nothing'),
  adultKnows: z.enum(['yes', 'no', 'not-known']).optional().describe('Does the adult know of this report?'),
  adultWants: someWords(4_000).optional().describe('What the adult wants to happen, in their own words'),
  reporter: Reporter.optional(),
})

export const Raised = z.object({
  id: z.uuid(),
  reference: z.string().describe('To be given when asking about it'),
  reportId: z.uuid(),
  others: z.array(z.object({ id: z.uuid(), reference: z.string() })),
})

const Versioned = z.object({ concernId: z.uuid(), version: z.int().describe('The version you read') })

export const Stepped = z.object({ id: z.uuid(), version: z.int(), state: z.enum(concernStates) })

export const LookAtConcern = Versioned

const answer = z.enum(['yes', 'no', 'unknown'], 'Say yes, no or not known')
const Limb = z.object({ answer, words: someWords(4_000).optional() })

export const DecideConcern = Versioned.extend({
  limbs: z.object({
    needs: Limb.describe('Reasonable cause to suspect: needs for care and support'),
    abuse: Limb.describe('Reasonable cause to suspect: abuse or neglect, or a risk of it'),
    protect: Limb.describe('Reasonable cause to suspect: because of those needs cannot protect themself'),
  }),
  outcome: z.enum(['enquiry', 'other-enquiry', 'no-enquiry'], 'Choose what happens next'),
  reason: z.string().optional().describe('A code of why, for another enquiry or none'),
  reasonWords: someWords(4_000).optional(),
  route: z.string().optional().describe('Who looks at the matter instead, where there is no enquiry'),
})

export const AllocateConcern = Versioned.extend({
  teamId: z.uuid('Choose the team').optional(),
  leadId: z.uuid('Choose who leads it').optional(),
})

export const RestrictConcern = Versioned.extend({
  restricted: z.union([z.boolean(), z.stringbool()]),
  words: words('Say why', 2_000),
})

export const noteKinds = ['note', 'call', 'visit', 'risk'] as const
export const AddNote = z.object({
  concernId: z.uuid(),
  kind: z.enum(noteKinds, 'Say what kind of note it is'),
  words: words('Write what happened or what was said'),
  lookAgainOn: z.iso
    .date('Enter the day on which somebody looks again')
    .optional()
    .describe('With a look at the risk: by when somebody looks again'),
})

export const LinkConcerns = z.object({
  concernId: z.uuid(),
  otherReference: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^C-[2-9A-Z]{4}-[2-9A-Z]{4}$/, 'Give the reference of the other concern, such as C-7KQF-2M9D'),
  kind: z.enum(['same-incident', 'related', 'possible-duplicate'], 'Say how they belong together'),
})

export const CloseConcern = Versioned.extend({
  closingReason: coded('closing-reasons', 'Say why the case closes'),
  words: someWords(4_000).optional(),
})

export const SortByHarm = Versioned.extend({
  harm: coded('everyday-harms', 'Choose from the list').optional().describe('Left out: none of them'),
})

const yesOrNo = z.union([z.boolean(), z.enum(['true', 'false'])])

export const workLists = ['new', 'mine', 'team', 'waiting', 'over-target', 'all'] as const

export const ListConcerns = z.object({
  list: z
    .enum(workLists)
    .default('all')
    .describe(
      'New ones; those you lead or work on; your team’s; waiting on others; past target or back from a pause',
    ),
  open: yesOrNo.optional(),
  q: someWords(200).optional().describe('A reference, or part of the adult’s name'),
  homeId: z.uuid().optional(),
  personId: z.uuid().optional(),
  countTo: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(10_000)
    .describe('How far all that match are counted; more than that is said to be more'),
  page: z.coerce.number().int().min(1).max(400).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
})

export const ConcernRowView = z.object({
  id: z.uuid(),
  reference: z.string(),
  version: z.int(),
  adult: z.object({ id: z.uuid(), name: z.string() }),
  home: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  state: z.enum(concernStates),
  stateLabel: z.string(),
  danger: z.enum(dangers),
  abuseTypes: z.array(z.string()),
  receivedAt: z.string(),
  dueOn: z.string().nullable().describe('A local target, not a legal deadline'),
  overdue: z.boolean(),
  pastBeside: z
    .array(z.string())
    .describe('Local targets beside its own that are past: that the reporter is told, and others'),
  paused: z.boolean().describe('Its clock stands still: dueOn is the day it comes back to the list'),
  harm: z.string().nullable().describe('A code of everyday-harms'),
  waiting: z
    .array(WaitInBriefView)
    .describe('What somebody else was asked for, the next to be asked again first'),
  riskLookedAt: z.string().nullable().describe('When somebody last looked at how safe the adult is'),
  riskNextOn: z.string().nullable().describe('By when somebody is to look again'),
  team: z.string().nullable(),
  lead: z.string().nullable(),
  restricted: z.boolean(),
  outcome: z.string().nullable(),
  closedAt: z.string().nullable(),
})
export type ConcernRowView = z.input<typeof ConcernRowView>

export const ConcernList = z.object({
  items: z.array(ConcernRowView),
  total: z.int().describe('Counted as far as was asked'),
  totalIsLowerBound: z.literal(true).optional().describe('There are more than were counted'),
  page: z.int(),
  perPage: z.int(),
  counts: z.object({ new: z.int(), mine: z.int(), team: z.int(), waiting: z.int(), overTarget: z.int() }),
})
