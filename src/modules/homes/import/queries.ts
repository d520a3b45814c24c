import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { query } from '#platform/query.ts'
import { demoIds } from '../demo-ids.ts'
import { importSubject } from './commands.ts'
import { Nightly, nightlyOf } from './nightly.ts'
import { newestImports } from './store.ts'
import { ImportView, viewOf } from './view-of-import.ts'

export const listImports = query({
  name: 'homes.listImports',
  does: "Lists your council's imports of CQC records, newest first, and says whether CQC is asked each night.",
  api: 'GET /imports',
  input: z.object({ perPage: z.coerce.number().int().min(1).max(100).default(20) }),
  output: z.object({
    items: z.array(ImportView),
    nightly: Nightly.nullable().describe('Null: nothing is imported by itself'),
  }),
  can: 'import.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: async (ctx, input) => ({
    items: (await newestImports(ctx.tx, ctx.actor.councilId, input.perPage)).map(viewOf),
    nightly: await nightlyOf(ctx.tx, ctx.actor.councilId),
  }),
  trace: 'nothing',
  example: { role: 'administrator', input: {} },
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
