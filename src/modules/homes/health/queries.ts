import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { accountNames } from '#platform/accounts/names.ts'
import { query } from '#platform/query.ts'
import { demoIds } from '../demo-ids.ts'
import type { ItemKey } from '../local-facts/items.ts'
import { homeOf } from '../local-facts/queries.ts'
import { LocalFacts } from '../local-facts/schema.ts'
import { localFactsOf } from '../local-facts/store.ts'
import { viewOfFacts } from '../local-facts/view-of-facts.ts'
import { gapInWords, sharedKeys } from './items.ts'
import { partnersOf } from './partners.ts'
import { GapFilter, HealthGap } from './schema.ts'
import { allGaps, type GapRow, listGaps } from './store.ts'

export const getHealth = query({
  name: 'homes.getHealth',
  does: 'Gives health around a home, what choice means there and who pays, each with who said so and when.',
  api: 'GET /homes/{homeId}/health',
  input: z.object({ homeId: z.uuid() }),
  output: LocalFacts,
  can: 'health.read',
  subject: (ctx, { homeId }) => homeOf(ctx, homeId),
  async run(ctx, _input, { home }) {
    const { councilId } = ctx.actor
    const rows = await localFactsOf(ctx.tx, councilId, home.id)
    const shared = rows.filter(row => sharedKeys.includes(row.key))
    const names = await accountNames(
      ctx.tx,
      councilId,
      shared.map(row => row.recordedBy),
    )
    const facts = viewOfFacts(home, shared, names)
    return { ...facts, missing: facts.missing.filter(key => sharedKeys.includes(key as ItemKey)) }
  },
  trace: 'nothing',
  example: { role: 'partner', input: { homeId: demoIds.home } },
})

const viewOf = ({ homeId: id, name, town, absent, unknown, toldOn }: GapRow): HealthGap => ({
  home: { id, name, town },
  absent: absent.map(key => gapInWords(key as ItemKey)),
  unknown: unknown.map(key => gapInWords(key as ItemKey)),
  toldOn,
})

export const listHealthGaps = query({
  name: 'homes.listHealthGaps',
  does: 'Lists homes with gaps in health care: what is not there, what nobody knows, and when the ICB was told.',
  api: 'GET /health-gaps',
  input: GapFilter.extend({
    page: z.coerce.number().int().min(1).default(1),
    perPage: z.coerce.number().int().min(1).max(100).default(25),
  }),
  output: z.object({ items: z.array(HealthGap), total: z.int(), page: z.int(), perPage: z.int() }),
  can: 'health.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage, ...filter }) {
    const wanted = { councilId: ctx.actor.councilId, ...filter }
    const { rows, total } = await listGaps(ctx.tx, wanted, perPage, (page - 1) * perPage)
    return { items: rows.map(viewOf), total, page, perPage }
  },
  trace: 'nothing',
  example: { role: 'partner', input: { state: 'absent' } },
})

export const exportHealthGaps = query({
  name: 'homes.exportHealthGaps',
  does: 'Takes the gaps in health care out of Lantern as one list.',
  input: GapFilter,
  output: z.object({ items: z.array(HealthGap) }),
  can: 'health.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, filter) {
    const rows = await allGaps(ctx.tx, { councilId: ctx.actor.councilId, ...filter })
    return { items: rows.map(viewOf) }
  },
  trace: 'export',
  traced: ({ items }, filter) => ({ count: items.length, ...filter }),
})

export const whoToTell = query({
  name: 'homes.whoToTellOfGaps',
  does: 'Gives the people of partners who can be told of gaps in health care, and how many homes have one.',
  input: z.object({}),
  output: z.object({
    people: z.array(z.object({ accountId: z.uuid(), name: z.string() })),
    homes: z.int(),
  }),
  can: 'health.tell',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const { councilId } = ctx.actor
    const { total } = await listGaps(ctx.tx, { councilId, state: 'absent' }, 1, 0)
    return { people: [...(await partnersOf(ctx))], homes: total }
  },
  trace: 'nothing',
})
