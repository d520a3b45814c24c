import { z } from 'zod'

/** What became of the rows that came in. */
export const Counted = z.object({
  rows: z.int(),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  faults: z
    .array(z.object({ row: z.int(), field: z.string(), message: z.string() }))
    .describe('The first 200'),
})
