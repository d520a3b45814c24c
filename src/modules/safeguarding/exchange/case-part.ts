import { z } from 'zod'
import { casePart } from '../case/part.ts'
import { keptElsewhere } from './elsewhere.ts'

/** Where a council keeps its cases in another system, the case says so first, and asks nothing that is held there. */
export const exchangePart = casePart({
  name: 'exchange',
  output: z.object({ keptIn: z.object({ system: z.string(), number: z.string() }).nullable() }),
  load: async (ctx, row) => ({ keptIn: (await keptElsewhere(ctx, row.id)) ?? null }),
  blocks: ({ keptIn }) =>
    keptIn
      ? [
          {
            place: 'first',
            order: 5,
            block: {
              attention: {
                heading: `This case is kept in ${keptIn.system}`,
                tone: 'lamp',
                text: `Its number there is ${keptIn.number}. Write and decide there: what changes is here the next morning. What Lantern alone has, such as what the person said afterwards, is kept here.`,
                reasons: [],
              },
            },
          },
        ]
      : [],
})
