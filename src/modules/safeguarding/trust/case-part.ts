import { z } from 'zod'
import { casePart } from '../case/part.ts'
import { processesOfConcern } from '../process/links-store.ts'
import { seenTrust } from './seen-store.ts'
import { trustColumns } from './subject.ts'

const Output = z.object({ ids: z.array(z.uuid()) })

/** That a record about a person in a position of trust exists: only to whoever may read it, and no more than that. */
export const trustPart = casePart({
  name: 'trust',
  output: Output,
  restsOn: { tables: ['process_concern'], none: { ids: [] } },
  async load(ctx, row) {
    const ids = await processesOfConcern(ctx.tx, row.councilId, 'trust', row.id)
    if (ids.length === 0) return { ids: [] }
    const visible = ctx.visible('trust.read', trustColumns)
    return { ids: [...(await seenTrust(ctx.tx, row.councilId, ids, visible))] }
  },
  blocks: ({ ids }) =>
    ids.length === 0
      ? []
      : [
          {
            place: 'facts',
            order: 850,
            block: {
              card: {
                heading: 'Position of trust',
                text: 'There is a record outside this case. You may see it; most who read this case may not.',
                links: ids.map(id => ({ text: 'Open it', href: `/safeguarding/trust/${id}` })),
              },
            },
          },
        ],
})
