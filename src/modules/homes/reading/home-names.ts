import { z } from 'zod'
import { query } from '#platform/query.ts'
import { homesOfCouncil } from './homes-store.ts'

/** More than any council has. */
const MOST = 1_000

/** For a field in which one of the council's homes is chosen. National reference data: no trace. */
export const homeNames = query({
  name: 'homes.homeNames',
  does: 'Lists the names of the homes in a council’s area, to choose one.',
  input: z.object({ open: z.literal('true').optional().describe('Only homes that are open') }),
  output: z.object({
    items: z.array(z.object({ id: z.uuid(), name: z.string(), postcode: z.string().nullable() })),
  }),
  can: 'home.search',
  subject: () => ({ type: 'home', id: undefined }),
  async run({ tx, actor }, { open }) {
    const slice = { limit: MOST, ...(open ? { registered: true } : {}) }
    const { homes } = await homesOfCouncil(tx, actor.councilId, slice)
    return { items: homes.map(({ id, name, postcode }) => ({ id, name, postcode })) }
  },
  trace: 'nothing',
})
