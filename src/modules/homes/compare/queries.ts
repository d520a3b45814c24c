import { z } from 'zod'
import type { Subject } from '#platform/access/permissions.ts'
import { query } from '#platform/query.ts'
import { demoIds } from '../demo-ids.ts'
import { homeSeenBy } from '../registry/home-queries.ts'
import { HomeView } from '../registry/home-schema.ts'

/** More than four columns cannot be read side by side. */
export const MOST_COMPARED = 4

const ids = z
  .union([z.uuid().transform(id => [id]), z.array(z.uuid())])
  .refine(list => list.length > 0, 'Choose a home to compare')
  .refine(list => list.length <= MOST_COMPARED, `Compare at most ${MOST_COMPARED} homes`)
  .describe(`One to ${MOST_COMPARED} homes, in the order they are to stand`)

export const compareHomes = query({
  name: 'homes.compareHomes',
  does: 'Gives up to four care homes to be set side by side.',
  api: 'GET /homes/compare',
  input: z.object({ ids }),
  output: z.object({ items: z.array(HomeView) }),
  can: 'home.read',
  subject: (_ctx, input): Subject => ({ type: 'home', id: input.ids[0] }),
  async run(ctx, input) {
    const items: HomeView[] = []
    for (const id of new Set(input.ids)) items.push(await homeSeenBy(ctx, id))
    return { items }
  },
  trace: 'nothing',
  example: { role: 'commissioner', input: { ids: [demoIds.home] } },
})
