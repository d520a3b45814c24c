import { z } from 'zod'
import { safeguardingTargets } from '#law/safeguarding-targets.ts'
import { words } from '../concern/schema.ts'

const targetCodes = safeguardingTargets.map(target => target.code) as [string, ...string[]]
const mostDays = 'Give a whole number of days from 0 to 366'

export const SetLocalTarget = z.object({
  targetCode: z.enum(targetCodes, 'Choose one of the local targets'),
  days: z.coerce
    .number(mostDays)
    .int(mostDays)
    .min(0, mostDays)
    .max(366, mostDays)
    .optional()
    .describe('Left out: this council has no target for it'),
  counting: z.enum(['calendar', 'working'], 'Say which days count').optional(),
  fromOn: z.iso
    .date('Enter a real date')
    .describe('A day still to come: clocks that have begun keep their target'),
  words: words('Say why it changes', 2_000),
})

export const TargetSet = z.object({ id: z.uuid() })

export const TargetView = z.object({
  code: z.string(),
  title: z.string(),
  starts: z.string().describe('It starts when ...'),
  days: z.int().nullable().describe('What holds today; null: no target'),
  counting: z.enum(['calendar', 'working']),
  pauses: z.boolean(),
  standing: z.literal('local target'),
  source: z.string(),
  usual: z.object({ days: z.int(), counting: z.enum(['calendar', 'working']), source: z.string() }),
  next: z.object({ days: z.int().nullable(), counting: z.string(), fromOn: z.string() }).nullable(),
  changes: z.int().describe('How often it was changed here'),
  runs: z.boolean().describe('A clock of Lantern runs on it; else it is written down for your own use'),
})
export type TargetView = z.input<typeof TargetView>

export const LawClock = z.object({ title: z.string(), length: z.string(), citation: z.string() })

export const TargetList = z.object({
  items: z.array(TargetView),
  total: z.int(),
  law: z.array(LawClock).describe('Set by law: no council changes these'),
})

export const TargetHistory = z.object({
  target: TargetView,
  changes: z.array(
    z.object({
      id: z.uuid(),
      days: z.int().nullable(),
      counting: z.enum(['calendar', 'working']),
      fromOn: z.string(),
      at: z.string(),
      by: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
})
