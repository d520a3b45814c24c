import { z } from 'zod'
import { coded, words } from '../concern/schema.ts'

const PatternView = z.object({
  about: z.enum(['person', 'home']),
  aboutId: z.uuid(),
  name: z.string(),
  inYear: z.int(),
  repeats: z.array(z.object({ theme: z.string(), count: z.int() })),
  newestOn: z.string(),
})
export type PatternView = z.input<typeof PatternView>

const WorkAge = z.object({
  state: z.string(),
  label: z.string(),
  total: z.int(),
  week: z.int().describe('Came in less than 7 days ago'),
  month: z.int().describe('7 to 27 days ago'),
  longer: z.int().describe('28 days ago or more'),
  late: z.int().describe('Past the local target'),
  oldestOn: z.string(),
})
export type WorkAge = z.input<typeof WorkAge>

export const QualityView = z.object({
  ages: z.array(WorkAge),
  late: z.int(),
  decisions: z.object({
    none: z.int().describe('Decisions of no enquiry in the last twelve months'),
    drawn: z.int(),
    agree: z.int(),
    otherwise: z.int(),
    overturned: z.int().describe('Later decided to be an enquiry'),
  }),
  toReread: z.array(
    z.object({
      decisionId: z.uuid(),
      concernId: z.uuid(),
      reference: z.string(),
      decidedAt: z.string(),
      own: z.boolean().describe('You decided it: another reads it again'),
    }),
  ),
  patterns: z.array(PatternView),
})
export type QualityView = z.input<typeof QualityView>

export const ListWorkAges = z.object({
  use: z
    .enum(['own', 'publication'])
    .default('own')
    .describe('For publication a count from 1 to 4 is left out'),
  page: z.coerce.number().int().min(1).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
})

const count = z.int().nullable().describe('Null: from 1 to 4, left out')
export const WorkAgeRow = z.object({
  label: z.string(),
  total: count,
  week: count,
  month: count,
  longer: count,
  late: count,
})
export type WorkAgeRow = z.input<typeof WorkAgeRow>

export const WorkAgeList = z.object({
  items: z.array(WorkAgeRow),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})

export const RereadDecision = z.object({
  concernId: z.uuid(),
  decisionId: z.uuid(),
  verdict: coded('reread-verdicts', 'Say whether you would decide the same'),
  words: words('Say why', 4_000),
})

export const LookAtPattern = z.object({
  about: z.enum(['person', 'home']),
  aboutId: z.uuid(),
  outcome: coded('pattern-outcomes', 'Say what follows'),
  words: words('Say what you saw, and why this follows', 4_000),
})

/** Counts of one to four are never published; nought is. Pure. */
export function publishable(value: number): number | null {
  return value > 0 && value < 5 ? null : value
}
