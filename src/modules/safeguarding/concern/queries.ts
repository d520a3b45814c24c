import type { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { together } from '#platform/database/together.ts'
import { query } from '#platform/query.ts'
import { peopleNamedLike } from '#src/modules/people/index.ts'
import {
  type Asked,
  countConcerns,
  isWorkList,
  listedConcerns,
  type WorkCounts,
  workCounts,
} from './list-store.ts'
import { ConcernList, ListConcerns } from './schema.ts'
import { concernColumns } from './subject.ts'
import { viewsOfConcerns } from './view-of-concern.ts'

type Filter = Omit<z.output<typeof ListConcerns>, 'page' | 'perPage' | 'countTo'>

const REFERENCE = /^C-[2-9A-Z]{4}-[2-9A-Z]{4}$/

/** A reference finds that one; anything else is part of an adult's name. */
async function askedOf(ctx: Context, { list, open, q, homeId, personId }: Filter): Promise<Asked> {
  const text = q?.trim().toUpperCase() ?? ''
  const reference = REFERENCE.test(text) ? text : undefined
  const named = q && !reference ? (await peopleNamedLike(ctx, q)).map(person => person.id) : undefined
  const personIds = personId ? [personId] : named
  return {
    councilId: ctx.actor.councilId,
    visible: ctx.visible('concern.read', concernColumns),
    askerId: ctx.actor.id,
    today: ctx.today.toString(),
    filter: {
      list,
      open: open === undefined ? undefined : open === true || open === 'true',
      homeId,
      personIds,
      reference,
    },
  }
}

const countUnlessInHand = async (ctx: Context, asked: Asked, countTo: number) =>
  isWorkList(asked) ? undefined : countConcerns(ctx.tx, asked, countTo)

const inHand = ({ 'over-target': overTarget, all: _, ...counts }: WorkCounts) => ({ ...counts, overTarget })

export const listConcerns = query({
  name: 'safeguarding.listConcerns',
  does: 'Lists the concerns you may see: danger first, then by local target.',
  api: 'GET /safeguarding/concerns',
  input: ListConcerns,
  output: ConcernList,
  can: 'concern.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage, countTo, ...filter }) {
    const asked = await askedOf(ctx, filter)
    const slice = { limit: perPage, offset: (page - 1) * perPage }
    const [counts, found] = await together([
      workCounts(ctx.tx, asked),
      countUnlessInHand(ctx, asked, countTo),
    ])
    const counted = found ?? counts[asked.filter.list]
    // Whoever works on none would have all of them looked through twice.
    const rows = counted > 0 ? await listedConcerns(ctx.tx, asked, slice) : []
    const isMore = found !== undefined && found > countTo
    const [total, more] = isMore ? [countTo, { totalIsLowerBound: true as const }] : [counted, {}]
    return { items: await viewsOfConcerns(ctx, rows), total, ...more, page, perPage, counts: inHand(counts) }
  },
  trace: 'search',
  // What was looked for stays out of the log: it may be a name.
  traced: ({ total }, { list, open, q, homeId, personId }) => ({
    ...{ count: total, list, open, homeId, personId, byText: Boolean(q) },
  }),
  example: { role: 'safeguarding-practitioner', input: { list: 'new' } },
})
