import { z } from 'zod'
import { findingCodes } from './findings.ts'
import { EYES, monthly, NUMBER_KEYS, type NumberKey, SIGHTING_SOURCES } from './kinds.ts'
import { PlacersShown } from './placing/schema.ts'
import { HEARD_NOW, OUTCOMES, REMEDY_KINDS } from './remedies.ts'
import { remedyStates } from './workflow.ts'

const words = (missing: string) =>
  z.string(missing).trim().min(1, missing).max(4_000, 'Use at most 4,000 characters')
const day = z.iso.date('Enter a real date')
const version = z.int().describe('The version you read')

const people = z.int('Give a whole number').min(0, 'Give 0 or more').max(5_000, 'Give a smaller number')

/** Each may be left out: what nobody told is not counted, and never against the home. */
export const Numbers = z.object(
  Object.fromEntries(NUMBER_KEYS.map(key => [key, people.optional().describe(monthly[key].label)])) as Record<
    NumberKey,
    z.ZodOptional<typeof people>
  >,
)

export const GiveMonth = z.object({
  homeId: z.uuid(),
  month: z
    .string('Choose the month')
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'Choose the month')
    .describe('The month, as 2026-10'),
  living: people.min(1, 'Give how many lived there').describe('How many lived there at the end of the month'),
  numbers: Numbers.describe('What was counted; leave out what was not'),
})
export const Given = z.object({ id: z.uuid(), homeId: z.uuid(), month: z.string() })

export const RecordSightings = z.object({
  homeId: z.uuid(),
  seenOn: day.describe('The day on which they were there'),
  source: z.enum(SIGHTING_SOURCES, 'Choose how you know'),
  roles: z
    .array(z.enum(EYES), 'Choose who was there')
    .min(1, 'Choose who was there')
    .max(EYES.length)
    .describe('What they are to the home or to residents; never who they are'),
})
export const Recorded = z.object({
  homeId: z.uuid(),
  recorded: z.int().describe('Those not written down before'),
})

export const AcceptRemedy = z.object({
  homeId: z.uuid(),
  kind: z.enum(REMEDY_KINDS, 'Choose what is done'),
  ownerId: z.uuid('Choose who sees to it').describe('The account of whoever sees to it'),
  reason: words('Say why this is done'),
  dueOn: day.describe('The day by which it is to be done'),
})
const Step = z.object({ remedyId: z.uuid(), version })
export const BeginRemedy = Step
export const FinishRemedy = Step.extend({
  outcome: z.enum(OUTCOMES, 'Choose what came of it'),
  heard: z
    .array(z.enum(HEARD_NOW), 'Choose who is heard now')
    .min(1, 'Choose who is heard now')
    .max(HEARD_NOW.length),
  words: words('Say what came of it'),
})
export const GiveUpRemedy = Step.extend({ words: words('Say why it is given up') })
export const RemedyStepped = z.object({
  id: z.uuid(),
  homeId: z.uuid(),
  version: z.int(),
  state: z.enum(remedyStates),
})

export const Remedy = z.object({
  id: z.uuid(),
  home: z.object({ id: z.uuid(), name: z.string() }),
  version: z.int(),
  kind: z.enum(REMEDY_KINDS),
  label: z.string(),
  state: z.enum(remedyStates),
  stateLabel: z.string(),
  owner: z.string().nullable(),
  mine: z.boolean(),
  acceptedOn: z.string(),
  acceptedBy: z.string().nullable(),
  dueOn: z.string(),
  overdue: z.boolean(),
  begunOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  reason: z.string().nullable(),
  outcome: z.string().nullable().describe('In words'),
  heard: z.array(z.string()).describe('Who is heard now, in words'),
  cameOfIt: z.string().nullable(),
})
export type Remedy = z.input<typeof Remedy>

const Finding = z.object({
  code: z.enum(findingCodes),
  label: z.string(),
  says: z.string().describe('The reason, as a sentence'),
  on: z.string().nullable(),
  selfReported: z.boolean().describe('Only the home says so'),
})

const Row = z.object({
  home: z.object({ id: z.uuid(), name: z.string() }),
  index: z.number().nullable().describe('Kinds of people who could notice, by how lately; null: not known'),
  findings: z.array(Finding),
  missing: z.array(z.string()).describe('Kinds of people not seen there for a year'),
  contract: z.boolean().nullable().describe('Whether the council has a contract; null: not known'),
  remedies: z.array(z.string()).describe('What is under way'),
})
export type EyesRow = z.input<typeof Row>

export const ListEyes = z.object({
  finding: z
    .enum([...findingCodes, 'any'])
    .optional()
    .describe('What stands out; any of them when left out'),
  remedy: z.enum(['none', 'some']).optional().describe('Whether something is under way'),
})
export const EyesList = z.object({
  items: z.array(Row),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
  counts: z.object({
    homes: z.int(),
    few: z.int().describe('Homes where few could notice'),
    notKnown: z.int(),
    helped: z.int().describe('Homes with something under way'),
  }),
})

const MonthShown = z.object({
  month: z.string(),
  givenBy: z.enum(['home', 'officer']),
  living: z.int(),
  numbers: z.record(z.string(), z.int().nullable()).describe('Null where it is below five and not shown'),
})
export type MonthShown = z.input<typeof MonthShown>

export const HomeEyes = z.object({
  home: z.object({ id: z.uuid(), name: z.string() }),
  beds: z.int().nullable(),
  months: z.array(MonthShown).describe('The newest first'),
  picture: z
    .object({
      index: z.number().nullable(),
      seen: z.array(
        z.object({
          role: z.enum(EYES),
          label: z.string(),
          on: z.string(),
          says: z.string(),
          selfReported: z.boolean(),
        }),
      ),
      missing: z.array(z.string()),
      findings: z.array(Finding),
      contract: z.boolean().nullable(),
      placers: PlacersShown.describe('Who placed people there, as far as is known, and what they were told'),
      suggested: z.array(z.enum(REMEDY_KINDS)),
      remedies: z.array(Remedy),
    })
    .nullable()
    .describe('Null for the home’s own people: they see what the home gave'),
})
export type HomeEyes = z.input<typeof HomeEyes>
export type FindingShown = z.input<typeof Finding>

// ---- one resident -----------------------------------------------------------------------------------------------

export const AgreeEyes = z.object({
  personId: z.uuid(),
  basis: z.enum(['agreed', 'best-interests'], 'Choose how it was decided'),
  solitude: z
    .enum(['yes', 'no'], 'Choose how they like it')
    .describe('They like to be left alone: few visitors are their choice'),
  words: words('Write down what they wish, or the reason'),
  agreedOn: day,
  reviewOn: day.describe('When it is gone through again with them'),
})
export const EndEyes = z.object({ personId: z.uuid(), version })
export const SeenResident = z.object({
  personId: z.uuid(),
  seenOn: day,
  roles: RecordSightings.shape.roles,
})
export const Agreed = z.object({ personId: z.uuid(), version: z.int() })

export const ResidentEyes = z.object({
  person: z.object({ id: z.uuid(), name: z.string() }),
  agreement: z
    .object({
      version: z.int(),
      basis: z.enum(['agreed', 'best-interests']),
      solitude: z.boolean(),
      agreedOn: z.string(),
      reviewOn: z.string(),
      words: z.string().nullable(),
    })
    .nullable()
    .describe('Null: nothing is kept of who comes to them'),
  seen: z.array(z.object({ role: z.enum(EYES), label: z.string(), on: z.string() })),
  missing: z.array(z.string()),
  few: z.boolean().describe('Few could notice; never so for whoever likes to be left alone'),
})
export type ResidentEyes = z.input<typeof ResidentEyes>
