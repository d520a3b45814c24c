import { z } from 'zod'
import { coded, someWords, words } from '../concern/schema.ts'
import { compatibilities, harmKinds, keysOf, places, timesOfDay } from './codes.ts'

export const RecordBetween = z.object({
  homeId: z.uuid('Choose the home from the list'),
  harmedId: z.uuid('Choose who was harmed'),
  otherId: z.uuid('Choose who else was part of it'),
  happenedOn: z.iso.date('Enter a real date, or leave it empty').optional(),
  timeOfDay: z.enum(keysOf(timesOfDay), 'Say about what time of day'),
  place: z.enum(keysOf(places), 'Say where it was'),
  kinds: z.array(z.enum(keysOf(harmKinds))).min(1, 'Say what kind of thing happened'),
  words: words('Say what happened, and what came before it'),
  harmedConcernId: z.uuid().optional().describe('The case of the one who was harmed, if there is one'),
  otherConcernId: z.uuid().optional().describe('The case of the other, if there is one'),
})

export const SupportResident = z.object({
  personId: z.uuid(),
  homeId: z.uuid('Choose the home from the list'),
  practitionerId: z.uuid('Choose their own practitioner'),
  hasAdvocate: z.enum(['yes', 'no', 'not-needed'], 'Say whether they have an advocate'),
  capacity: coded('capacity', 'Say what is known of their capacity for this'),
  support: words('Say what helps them: support comes first', 4_000),
  before: someWords(4_000).optional().describe('What comes before it: noise, waiting, pain, a face'),
  monitoring: someWords(4_000).optional().describe('Who watches, when, and how that is lived with'),
  theirView: someWords(4_000).optional().describe('What they say themselves'),
  compatibility: z.enum(keysOf(compatibilities), 'Say whether living together was looked at'),
  reviewOn: z.iso.date('Enter the day of the next review'),
})

export const PairView = z.object({
  people: z.array(z.object({ id: z.uuid(), name: z.string() })).length(2),
  harmed: z.array(z.string()).describe('Names of those who were harmed: one, or both in turn'),
  count: z.int(),
  lastOn: z.string().nullable(),
  mostlyAt: z.string().nullable(),
  mostlyIn: z.string().nullable(),
  supported: z.int().describe('How many of the two have a plan of support'),
})
export type PairView = z.input<typeof PairView>

export const Between = z.object({
  id: z.uuid(),
  harmed: z.string(),
  other: z.string(),
  happenedOn: z.string().nullable(),
  timeOfDay: z.string(),
  place: z.string(),
  kinds: z.array(z.string()),
  words: z.string().nullable(),
})

export const SupportView = z.object({
  id: z.uuid(),
  person: z.object({ id: z.uuid(), name: z.string() }),
  practitioner: z.string().nullable(),
  hasAdvocate: z.enum(['yes', 'no', 'not-needed']),
  capacity: z.string(),
  support: z.string().nullable(),
  before: z.string().nullable(),
  monitoring: z.string().nullable(),
  theirView: z.string().nullable(),
  compatibility: z.string(),
  reviewOn: z.string(),
  overdue: z.boolean(),
})
export type SupportView = z.input<typeof SupportView>

export const ResidentsOfHome = z.object({
  home: z.object({ id: z.uuid(), name: z.string() }),
  since: z.string(),
  total: z.int(),
  pairs: z.array(PairView),
  cells: z.array(z.object({ timeOfDay: z.string(), place: z.string(), count: z.int() })),
  plans: z.array(SupportView),
  latest: z.array(Between).describe('The newest 20'),
})
export type ResidentsOfHome = z.input<typeof ResidentsOfHome>
