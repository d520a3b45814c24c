import { sql } from 'kysely'
import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { demoIds } from '../demo-ids.ts'
import { type Asked, countChallenges, findChallenges } from './list-store.ts'
import { ChallengeList, ChallengeView, ListChallenges } from './schema.ts'
import { readChallenge } from './store.ts'
import { challengeSubject, viewOfChallenge } from './view-of-challenge.ts'

/** The home's own people are judged on their home; their list holds only its challenges anyway. */
function listSubject(ctx: Context) {
  const [homeId] = ctx.actor.homeIds
  return { ...wholeCouncil(ctx.actor.councilId), homeId }
}

const isTrue = (value: boolean | 'true' | 'false' | undefined) =>
  value === undefined ? undefined : value === true || value === 'true'

function askedOf(ctx: Context, filter: Omit<z.output<typeof ListChallenges>, 'page' | 'perPage'>): Asked {
  const { homeId, open, mine, overdue } = filter
  return {
    visible: ctx.visible('challenge.read', {
      type: 'challenge',
      id: sql<string>`ch.id`,
      council: sql<string>`ch.council_id`,
      home: sql<string>`h.id`,
      owner: sql<string>`ch.raised_by`,
    }),
    askerId: ctx.actor.id,
    today: ctx.today,
    filter: { homeId, open: isTrue(open), mine: isTrue(mine), overdue: isTrue(overdue) },
  }
}

export const listChallenges = query({
  name: 'homes.listChallenges',
  does: 'Lists challenges to facts about homes, those to be answered first.',
  api: 'GET /challenges',
  input: ListChallenges,
  output: ChallengeList,
  can: 'challenge.read',
  subject: listSubject,
  async run(ctx, { page, perPage, ...filter }) {
    const { tx, actor, today } = ctx
    const asked = askedOf(ctx, filter)
    const { total, ...counts } = await countChallenges(tx, asked)
    const rows = await findChallenges(tx, asked, { limit: perPage, offset: (page - 1) * perPage })
    return { items: rows.map(row => viewOfChallenge(row, actor, today)), total, page, perPage, counts }
  },
  trace: 'search',
  traced: ({ total }, { homeId, open, mine, overdue }) => ({ count: total, homeId, open, mine, overdue }),
  example: { role: 'quality-officer', input: { open: 'true' } },
})

/** More than any council has; what is beyond it is the newest, and its targets the furthest. */
const MOST_TO_TAKE = 10_000

export const exportChallenges = query({
  name: 'homes.exportChallenges',
  does: 'Takes the challenges to facts about homes out of Lantern as one list.',
  input: ListChallenges.omit({ page: true, perPage: true }),
  output: z.object({ items: z.array(ChallengeView) }),
  can: 'challenge.read',
  subject: listSubject,
  async run(ctx, filter) {
    const rows = await findChallenges(ctx.tx, askedOf(ctx, filter), { limit: MOST_TO_TAKE, offset: 0 })
    return { items: rows.map(row => viewOfChallenge(row, ctx.actor, ctx.today)) }
  },
  trace: 'export',
  traced: ({ items }, filter) => ({ count: items.length, ...filter }),
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
