import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { query } from '#platform/query.ts'
import { demoIds } from '../demo-ids.ts'
import { watcherOf } from '../watches/watcher.ts'
import { filterSubject } from './own-filter.ts'
import { FilterView, OneFilter } from './schema.ts'
import { filtersOf } from './store.ts'
import { viewOfFilter } from './view-of-filter.ts'

export const listFilters = query({
  name: 'homes.listFilters',
  does: 'Lists the filters that you saved, by name.',
  api: 'GET /filters',
  input: z.object({}),
  output: z.object({ items: z.array(FilterView), total: z.int() }),
  can: 'filter.keep',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const rows = await filtersOf(ctx.tx, watcherOf(ctx))
    return { items: rows.map(viewOfFilter), total: rows.length }
  },
  trace: 'nothing',
  example: { role: 'quality-officer', input: {} },
})

export const getFilter = query({
  name: 'homes.getFilter',
  does: 'Gives one of your filters, with what in it means nothing any more.',
  api: 'GET /filters/{filterId}',
  input: OneFilter,
  output: FilterView,
  can: 'filter.own',
  subject: filterSubject,
  run: async (_ctx, _input, { filter }) => filter,
  trace: 'nothing',
  example: { role: 'quality-officer', input: { filterId: demoIds.filter } },
})
