import { sql } from 'kysely'
import { z } from 'zod'
import type { Subject } from '#platform/access/permissions.ts'
import { NotFound } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { demoIds } from '../demo-ids.ts'
import { HomeView } from '../registry/home-schema.ts'
import { findHome } from '../registry/home-store.ts'
import { viewOfHome } from '../registry/view-of-home.ts'

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
    const items = []
    for (const id of new Set(input.ids)) {
      // Who challenged what is told on each home's own page.
      const row = await findHome(ctx.tx, id, sql<boolean>`false`)
      if (!row)
        throw new NotFound('We could not find one of these homes. Start again from the page of a home.')
      items.push(viewOfHome(row))
    }
    return { items }
  },
  trace: 'nothing',
  example: { role: 'commissioner', input: { ids: [demoIds.home] } },
})
