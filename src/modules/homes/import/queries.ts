import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { query } from '#platform/query.ts'
import { demoIds } from '../demo-ids.ts'
import { listOf, Paged } from '../paged.ts'
import { importSubject } from './commands.ts'
import { Nightly, nightlyOf } from './nightly.ts'
import { lastFromCqc, newestImports } from './store.ts'
import { ImportView, viewOf } from './view-of-import.ts'

export const listImports = query({
  name: 'homes.listImports',
  does: "Lists your council's imports of CQC records, newest first, and says whether CQC is asked each night.",
  api: 'GET /imports',
  input: z.object({
    page: Paged.page,
    perPage: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: listOf(ImportView).extend({
    nightly: Nightly.nullable().describe('Null: nothing is imported by itself'),
    lastFromCqc: z.string().nullable().describe('When records from CQC last came in'),
  }),
  can: 'import.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage }) {
    const { councilId } = ctx.actor
    const { rows, total } = await newestImports(ctx.tx, councilId, perPage, (page - 1) * perPage)
    const nightly = await nightlyOf(ctx.tx, councilId)
    const last = await lastFromCqc(ctx.tx, councilId)
    return {
      items: rows.map(viewOf),
      total,
      page,
      perPage,
      nightly,
      lastFromCqc: last?.toString() ?? null,
    }
  },
  trace: 'nothing',
  example: { role: 'administrator', input: {} },
})

/** More than are asked for in years of nights. */
const MOST_TO_TAKE = 10_000

export const exportImports = query({
  name: 'homes.exportImports',
  does: 'Takes the list of imports of CQC records out of Lantern.',
  input: z.object({}),
  output: z.object({ items: z.array(ImportView) }),
  can: 'import.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const { rows } = await newestImports(ctx.tx, ctx.actor.councilId, MOST_TO_TAKE, 0)
    return { items: rows.map(viewOf) }
  },
  trace: 'export',
  traced: ({ items }) => ({ count: items.length }),
})

export const getImport = query({
  name: 'homes.getImport',
  does: 'Gives one import: how far it is, what it did, and every fault it found.',
  api: 'GET /imports/{importId}',
  input: z.object({ importId: z.uuid() }),
  output: ImportView,
  can: 'import.read',
  subject: importSubject,
  run: async (_ctx, _input, { row }) => viewOf(row),
  trace: 'nothing',
  example: { role: 'administrator', input: { importId: demoIds.registerImport } },
})
