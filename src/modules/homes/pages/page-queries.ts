import { z } from 'zod'
import type { Subject } from '#platform/access/permissions.ts'
import { query } from '#platform/query.ts'
import { type ImportChange, importChanges } from '../import/changes-store.ts'
import { importSubject } from '../import/commands.ts'
import { ImportReport } from '../import/schema.ts'
import { listOf, Paged } from '../paged.ts'
import { getHome } from '../registry/home-queries.ts'
import { changeSentence } from '../registry/sentences.ts'

/** Lists that only pages show, each a part of what a query of the API gives whole. */

function pageOf<T>(all: readonly T[], { page, perPage }: { page: number; perPage: number }) {
  return { items: all.slice((page - 1) * perPage, page * perPage), total: all.length, page, perPage }
}

const code = z.string().nullable()

const RatingRow = z.object({
  publishedOn: code,
  overall: code,
  safe: code,
  effective: code,
  caring: code,
  responsive: code,
  wellLed: code,
  inherited: z.boolean(),
  cqcLocationId: z.string(),
  provider: code,
  reportLinkId: code,
})

export const listHomeRatings = query({
  name: 'homes.listHomeRatings',
  does: 'Lists every published rating of one home, under all its registrations, newest first.',
  input: z.object({ homeId: z.uuid(), ...Paged }),
  output: listOf(RatingRow).extend({ home: z.object({ id: z.uuid(), name: z.string() }) }),
  can: 'home.read',
  subject: (_ctx, input): Subject => ({ type: 'home', id: input.homeId }),
  async run(ctx, input, subject) {
    const home = await getHome.run(ctx, input, subject)
    const rows = home.ratings.map(rating => ({
      ...rating,
      provider:
        home.registrations.find(item => item.cqcLocationId === rating.cqcLocationId)?.provider?.name ?? null,
    }))
    return { ...pageOf(rows, input), home: { id: home.id, name: home.name } }
  },
  trace: 'nothing',
})

export const listImportFaults = query({
  name: 'homes.listImportFaults',
  does: 'Lists what an import refused, and why.',
  input: z.object({ importId: z.uuid(), ...Paged }),
  output: listOf(
    z.object({ file: z.string(), id: z.string().nullable(), field: z.string(), message: z.string() }),
  ),
  can: 'import.read',
  subject: importSubject,
  run: async (_ctx, input, { row }) => pageOf(row.report?.faults ?? [], input),
  trace: 'nothing',
})

export const exportImportFaults = query({
  name: 'homes.exportImportFaults',
  does: 'Takes everything an import refused out of Lantern as one list.',
  input: z.object({ importId: z.uuid() }),
  output: z.object({ items: ImportReport.shape.faults }),
  can: 'import.read',
  subject: importSubject,
  run: async (_ctx, _input, { row }) => ({ items: row.report?.faults ?? [] }),
  trace: 'export',
  traced: result => ({ count: result.items.length }),
})

const ImportChangeRow = z.object({
  id: z.uuid(),
  kind: z.string(),
  onDate: z.string().nullable(),
  sentence: z.string(),
  home: z.object({ id: z.uuid(), name: z.string() }),
})

const changeOf = ({ homeId, homeName, data, ...row }: ImportChange): z.input<typeof ImportChangeRow> => ({
  ...row,
  sentence: changeSentence({ ...row, data }),
  home: { id: homeId, name: homeName },
})

export const listImportChanges = query({
  name: 'homes.listImportChanges',
  does: 'Lists what an import changed, home by home.',
  input: z.object({ importId: z.uuid(), ...Paged }),
  output: listOf(ImportChangeRow),
  can: 'import.read',
  subject: importSubject,
  async run({ tx }, { importId, page, perPage }) {
    const slice = { limit: perPage, offset: (page - 1) * perPage }
    const { rows, total } = await importChanges(tx, importId, slice)
    return { items: rows.map(changeOf), total, page, perPage }
  },
  trace: 'nothing',
})

/** The first import of all of England brings some seventy thousand. */
const MOST_TO_TAKE = 200_000

export const exportImportChanges = query({
  name: 'homes.exportImportChanges',
  does: 'Takes everything an import changed out of Lantern as one list.',
  input: z.object({ importId: z.uuid() }),
  output: z.object({ items: z.array(ImportChangeRow) }),
  can: 'import.read',
  subject: importSubject,
  async run({ tx }, { importId }) {
    const { rows } = await importChanges(tx, importId, { limit: MOST_TO_TAKE, offset: 0 })
    return { items: rows.map(changeOf) }
  },
  trace: 'export',
  traced: result => ({ count: result.items.length }),
})

export const pageQueries = [
  listHomeRatings,
  listImportFaults,
  exportImportFaults,
  listImportChanges,
  exportImportChanges,
]
