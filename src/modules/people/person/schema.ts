import { z } from 'zod'
import { type CodeListId, codeList } from '#law/code-list.ts'

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most.toLocaleString('en-GB')} characters`)

const codes = (id: CodeListId) => codeList(id).codes.map(code => code.code) as [string, ...string[]]
const coded = (id: CodeListId, missing: string) => z.enum(codes(id), missing)

/** An adult as somebody can tell who they are: with as little as there is. */
export const PersonNamed = z.object({
  givenName: line(100).optional().describe('First name'),
  familyName: line(100).optional().describe('Last name'),
  knownAs: line(200)
    .optional()
    .describe('What they are called, or how to tell who it is: the lady in room 4'),
  bornOn: z.iso.date('Enter a real date of birth, or leave it empty').optional(),
  bornAbout: line(50).optional().describe('About how old, where no date is known: about 85'),
})
export type PersonNamed = z.output<typeof PersonNamed>

/** What else is known. All of it can wait. */
const known = {
  sex: coded('sex', 'Choose one of the list, or leave it open').optional(),
  ethnicity: coded('ethnicity', 'Choose one of the list, or leave it open').optional(),
  supportReason: coded('primary-support-reasons', 'Choose one of the list, or leave it open').optional(),
  conditions: z.array(coded('health-conditions', 'Choose from the list')).max(20).optional(),
  homeId: z.uuid('Choose the home from the list').nullable().optional().describe('Where they live now'),
  funding: coded('funders', 'Choose who placed them or pays, or leave it open').optional(),
  communication: line(4_000).optional().describe('Language, hearing, sight, what helps, an interpreter'),
  matters: line(4_000).optional().describe('What matters to them, in their own words where there are any'),
  placedBy: line(500).optional().describe('Who placed them or pays, in words: which council or board'),
}

export const RecordPerson = PersonNamed.extend(known).refine(
  person => person.givenName || person.familyName || person.knownAs,
  { path: ['familyName'], message: 'Give a name, or say how to tell who it is' },
)

export const ChangePerson = z
  .object({ personId: z.uuid(), version: z.int().describe('The version you read') })
  .extend(PersonNamed.shape)
  .extend({ ...known, diedOn: z.iso.date('Enter a real date, or leave it empty').nullable().optional() })

export const PersonView = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  knownAs: z.string().nullable(),
  bornOn: z.string().nullable(),
  bornAbout: z.string().nullable(),
  age: z.int().nullable().describe('Today, or when they died; null where no date of birth is known'),
  sex: z.string().nullable(),
  ethnicity: z.string().nullable(),
  supportReason: z.string().nullable(),
  conditions: z.array(z.string()),
  home: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  funding: z.string().nullable(),
  communication: z.string().nullable(),
  matters: z.string().nullable(),
  placedBy: z.string().nullable(),
  restricted: z.boolean(),
  diedOn: z.string().nullable(),
})
export type PersonView = z.input<typeof PersonView>

export const SearchPeople = z.object({
  q: line(200).optional().describe('Part of a name'),
  homeId: z.uuid().optional().describe('Who lives in this home now'),
  page: z.coerce.number().int().min(1).max(400).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
})

export const PersonFound = PersonView.pick({
  id: true,
  name: true,
  knownAs: true,
  bornOn: true,
  bornAbout: true,
  home: true,
  diedOn: true,
})
export type PersonFound = z.input<typeof PersonFound>

export const PeopleFound = z.object({
  items: z.array(PersonFound),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})
