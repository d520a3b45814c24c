import { sql } from 'kysely'
import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { demoIds } from '../demo-ids.ts'
import { ChallengeView } from './schema.ts'
import { countChallenges, findChallenges, readChallenge } from './store.ts'
import { challengeSubject, viewOfChallenge } from './view-of-challenge.ts'

/** The home's own people are judged on their home; their list holds only its challenges anyway. */
function listSubject(ctx: Context) {
  const [homeId] = ctx.actor.homeIds
  return { ...wholeCouncil(ctx.actor.councilId), homeId }
}

export const listChallenges = query({
  name: 'homes.listChallenges',
  does: 'Lists challenges to facts about homes, those to be answered first.',
  api: 'GET /challenges',
  input: z.object({
    homeId: z.uuid().optional(),
    open: z
      .union([z.boolean(), z.enum(['true', 'false'])])
      .optional()
      .describe('Open ones, or settled ones; both when left out'),
    page: z.coerce.number().int().min(1).default(1),
    perPage: z.coerce.number().int().min(1).max(100).default(25),
  }),
  output: z.object({ items: z.array(ChallengeView), total: z.int(), page: z.int(), perPage: z.int() }),
  can: 'challenge.read',
  subject: listSubject,
  async run(ctx, { page, perPage, homeId, open }) {
    const visible = ctx.visible('challenge.read', {
      type: 'challenge',
      id: sql<string>`ch.id`,
      council: sql<string>`ch.council_id`,
      home: sql<string>`h.id`,
      owner: sql<string>`ch.raised_by`,
    })
    const filter = { homeId, open: open === undefined ? undefined : open === true || open === 'true' }
    const total = await countChallenges(ctx.tx, visible, filter)
    const rows = await findChallenges(ctx.tx, visible, filter, {
      limit: perPage,
      offset: (page - 1) * perPage,
    })
    return { items: rows.map(row => viewOfChallenge(row, ctx.actor, ctx.today)), total, page, perPage }
  },
  trace: 'search',
  traced: (result, { homeId, open }) => ({ count: result.total, homeId, open }),
  example: { role: 'quality-officer', input: { open: 'true' } },
})

export const getChallenge = query({
  name: 'homes.getChallenge',
  does: 'Gives one challenge to a fact: what was said, what CQC was told, and how it ended.',
  api: 'GET /challenges/{challengeId}',
  input: z.object({ challengeId: z.uuid() }),
  output: ChallengeView,
  can: 'challenge.read',
  async subject(ctx: Context, input) {
    const row = await readChallenge(ctx.tx, ctx.actor.councilId, input.challengeId)
    if (!row) throw new NotFound("We could not find that challenge. Look for it on the home's page.")
    return { ...challengeSubject(row), row }
  },
  run: async (ctx, _input, { row }) => viewOfChallenge(row, ctx.actor, ctx.today),
  trace: 'record',
  example: { role: 'quality-officer', input: { challengeId: demoIds.challenge } },
})
