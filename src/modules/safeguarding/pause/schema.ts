import { z } from 'zod'
import { coded, someWords, words } from '../concern/schema.ts'

const Versioned = z.object({
  concernId: z.uuid(),
  version: z.int().describe('The version of the concern that you read'),
})

export const PauseConcern = Versioned.extend({
  reason: coded('clock-pauses', 'Say why it pauses'),
  safety: words('Say how safe they are while it stands still', 4_000).describe(
    'Kept as a look at the risk: what keeps people safe is never paused',
  ),
  reviewOn: z.iso
    .date('Enter a real date, or leave it empty')
    .optional()
    .describe('The day it comes back to the list. Left out: as the local target has it'),
  words: someWords(2_000).optional(),
})

export const ResumeConcern = Versioned.extend({
  resumedOn: z.iso.date('Enter a real date, or leave it empty').optional().describe('Left out: today'),
})

const said = z.string().nullable()

export const PausesView = z.object({
  paused: z.boolean(),
  target: z
    .object({
      title: z.string(),
      days: z.int(),
      counting: z.enum(['calendar', 'working']),
      pauses: z.boolean(),
    })
    .nullable()
    .describe('The local target that runs, as it held on the day the concern came'),
  daysUsed: z.int(),
  daysPaused: z.int().describe('Days on which the clock stood still, of the days that count'),
  items: z.array(
    z.object({
      id: z.uuid(),
      reason: z.string(),
      fromOn: z.string(),
      reviewOn: z.string(),
      toOn: said,
      by: said,
      words: said,
    }),
  ),
})
export type PausesView = z.input<typeof PausesView>
