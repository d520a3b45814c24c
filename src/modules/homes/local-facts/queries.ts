import { z } from 'zod'
import { type Subject, wholeCouncil } from '#platform/access/permissions.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { demoIds } from '../demo-ids.ts'
import { findHomeNamed } from '../registry/home-named.ts'
import { findLocalImport, type LocalImportRow, listLocalImports } from './import-store.ts'
import { item } from './items.ts'
import { LocalFacts } from './schema.ts'
import { findLocalFact, localFactsOf } from './store.ts'
import { valueInWords } from './values.ts'
import { viewOfFacts } from './view-of-facts.ts'

/** What a council knows is the council's own, of any home in England: it may place people anywhere. */
export async function homeOf(ctx: Context, homeId: string) {
  const home = await findHomeNamed(ctx.tx, homeId)
  if (!home)
    throw new NotFound('We could not find that home. Check the link, or search for it by name or postcode.')
  const subject: Subject = { type: 'home', id: home.id, councilId: ctx.actor.councilId, homeId: home.id }
  return { ...subject, home }
}

export const getLocalFacts = query({
  name: 'homes.getLocalFacts',
  does: 'Gives what the council knows of a home beside the register, who said so, and what nobody has told it.',
  api: 'GET /homes/{homeId}/local-facts',
  input: z.object({ homeId: z.uuid() }),
  output: LocalFacts,
  can: 'local-fact.read',
  subject: (ctx, { homeId }) => homeOf(ctx, homeId),
  async run(ctx, _input, { home }) {
    const { councilId } = ctx.actor
    const rows = await localFactsOf(ctx.tx, councilId, home.id)
    const names = await accountNames(
      ctx.tx,
      councilId,
      rows.map(row => row.recordedBy),
    )
    return viewOfFacts(home, rows, names)
  },
  trace: 'nothing',
  example: { role: 'commissioner', input: { homeId: demoIds.home } },
})

export async function localImportSubject(ctx: Context, { extractId }: { extractId: string }) {
  const row = await findLocalImport(ctx.tx, ctx.actor.councilId, extractId)
  if (!row)
    throw new NotFound('We could not find that import. Look for it among the Capacity Tracker extracts.')
  return { ...wholeCouncil(ctx.actor.councilId), row }
}

const LocalImport = z.object({
  id: z.uuid(),
  fileName: z.string(),
  ofDay: z.string(),
  rows: z.int(),
  homes: z.int(),
  recorded: z.int(),
  unknown: z.array(z.string()),
  importedBy: z.string().nullable(),
  importedAt: z.string(),
  undoneAt: z.string().nullable(),
})
export type LocalImport = z.input<typeof LocalImport>

const viewOfImport = (row: LocalImportRow, names: ReadonlyMap<string, string>): LocalImport => {
  const { id, fileName, ofDay, rows, homes, recorded } = row
  return {
    ...{ id, fileName, ofDay, rows, homes, recorded },
    unknown: [...row.unknown],
    importedBy: names.get(row.importedBy ?? '') ?? null,
    importedAt: row.importedAt.toString(),
    undoneAt: row.undoneAt?.toString() ?? null,
  }
}

const importers = (ctx: Context, rows: readonly LocalImportRow[]) =>
  accountNames(
    ctx.tx,
    ctx.actor.councilId,
    rows.map(row => row.importedBy),
  )

export const listTrackerImports = query({
  name: 'homes.listTrackerImports',
  does: 'Lists the extracts of the Capacity Tracker that were brought in, newest first.',
  input: z.object({
    page: z.coerce.number().int().min(1).default(1),
    perPage: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({ items: z.array(LocalImport), total: z.int(), page: z.int(), perPage: z.int() }),
  can: 'import.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage }) {
    const { councilId } = ctx.actor
    const { rows, total } = await listLocalImports(ctx.tx, councilId, perPage, (page - 1) * perPage)
    const names = await importers(ctx, rows)
    return { items: rows.map(row => viewOfImport(row, names)), total, page, perPage }
  },
  trace: 'nothing',
})

/** More than any council brings in. */
const MOST_TO_TAKE = 10_000

export const exportTrackerImports = query({
  name: 'homes.exportTrackerImports',
  does: 'Takes the list of Capacity Tracker extracts out of Lantern.',
  input: z.object({}),
  output: z.object({ items: z.array(LocalImport) }),
  can: 'import.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const { rows } = await listLocalImports(ctx.tx, ctx.actor.councilId, MOST_TO_TAKE, 0)
    const names = await importers(ctx, rows)
    return { items: rows.map(row => viewOfImport(row, names)) }
  },
  trace: 'export',
  traced: ({ items }) => ({ count: items.length }),
})

export const getTrackerImport = query({
  name: 'homes.getTrackerImport',
  does: 'Gives one extract of the Capacity Tracker: what it said, and which rows no home was found for.',
  input: z.object({ extractId: z.uuid() }),
  output: LocalImport,
  can: 'import.read',
  subject: localImportSubject,
  run: async (ctx, _input, { row }) => viewOfImport(row, await importers(ctx, [row])),
  trace: 'nothing',
})

export async function factSubject(ctx: Context, { factId }: { factId: string }) {
  const row = await findLocalFact(ctx.tx, ctx.actor.councilId, factId)
  if (!row) throw new NotFound('We could not find that fact. Look for it on the home’s page.')
  const { homeId, councilId, recordedBy } = row
  const ownerId = recordedBy ?? undefined
  const subject: Subject = { type: 'home', id: homeId, councilId, homeId, ownerId }
  return { ...subject, row }
}

export const getLocalFact = query({
  name: 'homes.getLocalFact',
  does: 'Gives one fact that the council wrote down of a home.',
  input: z.object({ factId: z.uuid() }),
  output: z.object({
    home: z.object({ id: z.uuid(), name: z.string() }),
    label: z.string(),
    inWords: z.string(),
    asOf: z.string(),
    withdrawn: z.boolean(),
  }),
  can: 'local-fact.withdraw',
  subject: factSubject,
  run: async (_ctx, _input, { row }) => ({
    home: { id: row.homeId, name: row.homeName },
    label: item(row.key).label,
    inWords: valueInWords(row.key, row.value),
    asOf: row.asOf,
    withdrawn: row.withdrawn,
  }),
  trace: 'nothing',
})
