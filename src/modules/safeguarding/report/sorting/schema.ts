import { z } from 'zod'
import { PersonNamed } from '#src/modules/people/index.ts'
import { coded, someWords } from '../../concern/schema.ts'

export const sortKinds = ['safeguarding', 'worry', 'complaint', 'nothing'] as const
export type SortKind = (typeof sortKinds)[number]

const Adult = PersonNamed.extend({
  personId: z.uuid().optional().describe('An adult who is known already'),
})

export const SortReport = z.object({
  reportId: z.uuid(),
  version: z.int().describe('The version you read'),
  kinds: z
    .array(z.enum(sortKinds))
    .min(1, 'Choose what it is. More than one is fine.')
    .describe('A concern about an adult’s safety, a worry about quality, a complaint, or nothing further'),
  adult: Adult.optional().describe('Whom the concern is about; empty where nobody knows yet'),
  others: z.array(Adult).max(20, 'Raise the rest in a second entry').optional(),
  moreAdults: someWords(2_000)
    .optional()
    .describe('Other adults harmed in the same incident, one on each line'),
  sameIncidentAs: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^C-[2-9A-Z]{4}-[2-9A-Z]{4}$/, 'Give the reference of the other concern, such as C-7KQF-2M9D')
    .optional()
    .describe('A concern that is about the same incident: linked, never merged'),
  route: coded('complaint-routes', 'Choose where the complaint goes').optional(),
  reason: someWords(4_000).optional(),
})
export type SortReport = z.output<typeof SortReport>

export const Sorted = z.object({
  id: z.uuid(),
  version: z.int(),
  concerns: z.array(z.object({ id: z.uuid(), reference: z.string() })),
})
