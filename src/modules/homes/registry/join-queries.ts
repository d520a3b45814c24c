import { z } from 'zod'
import type { Subject } from '#platform/access/permissions.ts'
import { query } from '#platform/query.ts'
import { openCandidates } from './decisions-store.ts'

export const openJoinCandidates = query({
  name: 'homes.openJoinCandidates',
  does: 'Lists registrations in your council that look like one home and that nobody has decided on yet.',
  api: 'GET /joins/candidates',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        sentence: z.string(),
        foundAt: z.string(),
        registrations: z.array(
          z.object({
            cqcLocationId: z.string(),
            name: z.string(),
            postcode: z.string().nullable(),
            from: z.string(),
            to: z.string().nullable(),
            beds: z.int().nullable(),
            provider: z.string().nullable(),
            homeId: z.uuid(),
            homeName: z.string(),
          }),
        ),
      }),
    ),
  }),
  can: 'join.read',
  subject: (): Subject => ({ type: 'homes', id: undefined }),
  async run(ctx) {
    const rows = await openCandidates(ctx.tx, ctx.actor.councilId)
    return { items: rows.map(row => ({ ...row, foundAt: row.foundAt.toString() })) }
  },
  trace: 'nothing',
  example: { role: 'quality-officer', input: {} },
})
