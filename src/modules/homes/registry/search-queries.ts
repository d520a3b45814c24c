import { z } from 'zod'
import type { Subject } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { filtersOf } from './filters-store.ts'
import { cursorAt } from './search-order.ts'
import { nearOf, placeOf } from './search-place.ts'
import { HomeFilter, HomeList, HomeSearch, HomeSummary, ratingsIn } from './search-schema.ts'
import { COUNTED_TO, countHomes, findHomes, wordsMeant } from './search-store.ts'
import type { Searching } from './search-where.ts'

export const allHomes: Subject = { type: 'homes', id: undefined }

export const searchHomes = query({
  name: 'homes.searchHomes',
  does: 'Finds care homes by name, postcode, provider, CQC id, council, rating and kind of care.',
  api: 'GET /homes',
  input: HomeSearch,
  output: HomeList,
  can: 'home.search',
  subject: () => allHomes,
  async run(ctx, input) {
    const { page, perPage, sort, cursor, ...filter } = input
    const searching = await searchingFor(ctx, filter)
    const { meant, place } = searching
    const slice = { sort, cursor, limit: perPage + 1, offset: cursor ? 0 : (page - 1) * perPage }
    const rows = await findHomes(ctx.tx, searching, slice)
    const counted = rows[0]?.total ?? (await countHomes(ctx.tx, searching))
    const shown = rows.slice(0, perPage)
    const last = shown.at(-1)
    return {
      items: shown.map(({ home }) => home),
      total: Math.min(counted, COUNTED_TO),
      page,
      perPage,
      ...(counted > COUNTED_TO ? { totalIsLowerBound: true as const } : {}),
      ...(place ? { near: nearOf(place) } : {}),
      next:
        last && rows.length > perPage
          ? cursorAt({ filter, meant, sort, place }, { ...last.home, ...last })
          : null,
    }
  },
  trace: 'search',
  traced: (result, input) => ({ count: result.total, filter: codesOf(input) }),
  example: {
    role: 'quality-officer',
    input: { rating: 'inadequate,requires-improvement', registered: 'true' },
  },
})

/** Everything that matches, as one list: what the download is made from. */
export const exportHomes = query({
  name: 'homes.exportHomes',
  does: 'Takes the homes of a search out of Lantern as one list.',
  input: HomeFilter,
  output: z.object({ items: z.array(HomeSummary) }),
  can: 'home.export',
  subject: () => allHomes,
  async run(ctx, filter) {
    const searching = await searchingFor(ctx, filter)
    const found = await findHomes(ctx.tx, searching, { sort: 'name', limit: 100_000 })
    return { items: found.map(({ home }) => home) }
  },
  trace: 'export',
  traced: (result, input) => ({ count: result.items.length, filter: codesOf(input) }),
  example: { role: 'analyst', input: { registered: 'true' } },
})

export async function searchingFor(ctx: Context, filter: HomeFilter): Promise<Searching> {
  const meant = await wordsMeant(ctx.tx, filter.q)
  return { filter, meant, place: await placeOf(ctx.tx, filter.near), today: ctx.today }
}

/** What was typed may be a person's words: the log keeps that there were some, and the codes. */
export function codesOf(filter: HomeFilter & { cursor?: string | undefined }): Record<string, unknown> {
  const { q, specialism, rating, near, cursor: _cursor, ...codes } = filter
  return {
    ...codes,
    ...(rating ? { rating: ratingsIn(rating) } : {}),
    ...(q ? { typed: true } : {}),
    ...(specialism ? { specialism: true } : {}),
    ...(near ? { near: true } : {}),
  }
}

const RunBy = z.object({ id: z.string(), name: z.string(), homes: z.int() })

export const homeFilters = query({
  name: 'homes.homeFilters',
  does: 'Gives what homes can be filtered by: councils that have homes, who homes care for, who runs them.',
  input: z.object({
    provider: z.string().max(50).optional().describe('To be among the providers in any case'),
    brand: z.string().max(50).optional().describe('To be among the brands in any case'),
  }),
  output: z.object({
    councils: z.array(z.object({ code: z.string(), name: z.string(), homes: z.int() })),
    specialisms: z.array(z.string()),
    providers: z.array(RunBy).describe("Of the asker's council, with how many open homes it has there"),
    brands: z.array(RunBy),
    ownCouncil: z.string().nullable().describe("The GSS code of the asker's council"),
  }),
  can: 'home.search',
  subject: () => allHomes,
  run: (ctx: Context, input) => filtersOf(ctx.tx, ctx.actor.councilId, input),
  trace: 'nothing',
  example: { role: 'quality-officer', input: {} },
})
