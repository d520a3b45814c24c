import { z } from 'zod'

/** What somebody else was asked for, as a list says it. */
export const WaitInBriefView = z.object({
  id: z.uuid(),
  what: z.string(),
  whom: z.string(),
  since: z.string(),
  chaseOn: z.string().describe('The next day on which they are asked again'),
})
export type WaitInBriefView = z.input<typeof WaitInBriefView>
