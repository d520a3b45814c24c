import { z } from 'zod'
import { coded, someWords, words } from '../concern/schema.ts'
import { InformationView } from './information-schema.ts'
import { accessStates } from './workflow.ts'

const kinds = ['subject-access', 'freedom-of-information'] as const
const optionalDay = z.union([z.literal(''), z.iso.date('Enter a real date')]).optional()

export const RecordAccessRequest = z.object({
  kind: z.enum(kinds, 'Say which kind of request it is'),
  askedBy: coded('access-askers', 'Say who asks'),
  caseReference: z
    .union([
      z.literal(''),
      z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^C-[2-9A-Z]{4}-[2-9A-Z]{4}$/, 'Give the reference of a case, such as C-7KQF-2M9D'),
    ])
    .optional()
    .describe('A case about the person whose records are asked for'),
  personId: z.union([z.literal(''), z.uuid('Give the whole number of the record')]).optional(),
  riskChecked: z
    .enum(['not-source', 'source', 'not-known'], 'Say whether whoever asks is named as a source of risk')
    .default('not-known')
    .describe('Is whoever asks, or acts for the person, named as a source of risk in any case?'),
  receivedOn: z.iso.date('Enter the day it came'),
  identityOn: optionalDay.describe('When it was shown who asks, where that had to be asked'),
  name: words('Say who asks', 200),
  contact: someWords(500).optional(),
  asks: words('Write what they ask for', 4_000),
})

const versioned = { accessRequestId: z.uuid(), version: z.int().describe('The version you read') }

export const StepRequest = z.object(versioned)
export const ResumeRequest = z.object({
  ...versioned,
  riskChecked: z.enum(
    ['not-source'],
    'Only somebody who is no source of risk is answered. Refuse it otherwise.',
  ),
})
export const ReleaseRequest = z.object({
  ...versioned,
  seriousHarm: coded('serious-harm-answers', 'Say whether giving it would be likely to cause serious harm'),
})
export const EndRequest = z.object({ ...versioned, as: z.enum(['refused', 'withdrawn'], 'Say how it ends') })
export const ExtendRequest = z.object(versioned)

const whyFair = {
  fair: z
    .union([z.literal(''), coded('disclosure-grounds', 'Say why it is fair to give it')])
    .optional()
    .describe('Needed where what is given names whoever told us, or somebody else known in the case'),
  fairWords: someWords(2_000).optional().describe('Why, in words. Needed where nobody agreed'),
}

export const DecideItem = z.object({
  accessItemId: z.uuid(),
  version: z.int().describe('The version you read'),
  whose: coded('access-owners', 'Say whose data it is'),
  decision: coded('access-decisions', 'Say what becomes of it'),
  reason: z.union([z.literal(''), coded('withholding-reasons', 'Say why it is kept back')]).optional(),
  words: someWords().optional().describe('What is given instead'),
  ...whyFair,
})

/** Many at once: those that name nobody else are given or kept back together. */
export const DecideItems = z.object({
  accessRequestId: z.uuid(),
  itemIds: z.preprocess(
    value => (typeof value === 'string' ? [value] : value),
    z.array(z.uuid(), 'Choose what you decide on').min(1, 'Choose what you decide on').max(500),
  ),
  decision: z.enum(['release', 'withhold'], 'Say what becomes of them'),
  reason: z.union([z.literal(''), coded('withholding-reasons', 'Say why they are kept back')]).optional(),
})

const ItemView = z.object({
  id: z.uuid(),
  version: z.int(),
  source: z.string(),
  label: z.string(),
  caseReference: z.string().nullable(),
  onDate: z.string().nullable(),
  text: z.string().nullable().describe('As it is held; null where it was forgotten'),
  given: z.string().nullable().describe('As it is given; null where it is kept back'),
  whose: z.string(),
  whoseLabel: z.string(),
  decision: z.string().nullable(),
  decisionLabel: z.string().nullable(),
  reason: z.string().nullable(),
  reasonLabel: z.string().nullable(),
  names: z.array(z.string()).describe('Whom it names, of those known in the case but the adult'),
  fair: z.string().nullable(),
  fairLabel: z.string().nullable().describe('Why it is fair to give what names them'),
  fairWords: z.string().nullable(),
  changed: z.boolean().describe('It says something else than when it was decided on: decide again'),
})
export type ItemView = z.input<typeof ItemView>

const RequestRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  version: z.int(),
  kind: z.enum(kinds),
  kindLabel: z.string(),
  state: z.enum(accessStates),
  stateLabel: z.string(),
  askedBy: z.string(),
  receivedOn: z.string(),
  dueOn: z.string().describe('A legal deadline'),
  overdue: z.boolean(),
  endedOn: z.string().nullable(),
})
export type RequestRow = z.input<typeof RequestRow>

export const ListAccessRequests = z.object({
  open: z.enum(['true', 'false', '']).default('true'),
  page: z.coerce.number().int().min(1).max(400).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
})
export const AccessRequestList = z.object({
  items: z.array(RequestRow),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})

export const AccessRequestView = RequestRow.extend({
  personId: z.uuid().nullable(),
  personName: z.string().nullable(),
  name: z.string().nullable(),
  contact: z.string().nullable(),
  asks: z.string().nullable(),
  stop: z.string().nullable(),
  stopLabel: z.string().nullable(),
  extended: z.boolean(),
  citation: z.string(),
  seriousHarm: z.string().nullable(),
  items: z.array(ItemView),
  undecided: z.int(),
  information: InformationView.describe('The answer to a request for information'),
})
export type AccessRequestView = z.input<typeof AccessRequestView>

export const BundleView = z.object({
  accessRequestId: z.uuid(),
  reference: z.string(),
  state: z.enum(accessStates),
  personName: z.string().nullable(),
  answeredOn: z.string().nullable(),
  items: z.array(
    ItemView.pick({ id: true, label: true, caseReference: true, onDate: true, given: true, decision: true }),
  ),
  withheld: z.array(z.object({ reason: z.string(), count: z.int() })),
})
export type BundleView = z.input<typeof BundleView>

export const RequestStepped = z.object({ id: z.uuid(), version: z.int(), state: z.enum(accessStates) })
