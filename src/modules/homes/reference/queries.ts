import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { listOf, Paged } from '../paged.ts'
import { KINDS } from './kinds.ts'
import { Note, ReferenceImport } from './schema.ts'
import { findReferenceImport, listReferenceImportRows, type ReferenceImportRow } from './store.ts'

export const listReferenceImports = query({
  name: 'homes.listReferenceImports',
  does: 'Lists the imports of one kind of reference data, newest first, and which of them can be taken back.',
  input: z.object({ kind: z.enum(KINDS).default('postcodes'), ...Paged }),
  output: listOf(ReferenceImport),
  can: 'import.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { kind, page, perPage }) {
    const { rows, total } = await listReferenceImportRows(ctx.tx, kind, perPage, (page - 1) * perPage)
    return { items: await viewsOf(ctx, rows), total, page, perPage }
  },
  trace: 'nothing',
  example: { role: 'administrator', input: { kind: 'boundaries' } },
})

/** The reference data is national: every council sees what there is of it, and what its import noted. */
export const getReferenceReport = query({
  name: 'homes.getReferenceReport',
  does: 'Gives the report of one import of reference data: what it did, and what it noted row by row.',
  input: z.object({ referenceId: z.uuid(), ...Paged }),
  output: listOf(Note).extend({ import: ReferenceImport }),
  can: 'import.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { referenceId, page, perPage }) {
    const row = await findReferenceImport(ctx.tx, referenceId)
    const [view] = row ? await viewsOf(ctx, [row]) : []
    if (!row || !view)
      throw new NotFound('We could not find that import. Look for it in the list of imports.')
    const items = row.notes.slice((page - 1) * perPage, page * perPage)
    return { import: view, items, total: row.notes.length, page, perPage }
  },
  trace: 'nothing',
})

const MOST_TO_TAKE = 10_000

export const exportReferenceImports = query({
  name: 'homes.exportReferenceImports',
  does: 'Takes the list of imports of one kind of reference data out of Lantern.',
  input: z.object({ kind: z.enum(KINDS).default('postcodes') }),
  output: z.object({ items: z.array(ReferenceImport) }),
  can: 'import.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { kind }) {
    const { rows } = await listReferenceImportRows(ctx.tx, kind, MOST_TO_TAKE, 0)
    return { items: await viewsOf(ctx, rows) }
  },
  trace: 'export',
  traced: ({ items }, { kind }) => ({ count: items.length, kind }),
})

export const exportReferenceNotes = query({
  name: 'homes.exportReferenceNotes',
  does: 'Takes what one import of reference data noted, row by row, out of Lantern.',
  input: z.object({ referenceId: z.uuid() }),
  output: z.object({ items: z.array(Note) }),
  can: 'import.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { referenceId }) {
    const row = await findReferenceImport(ctx.tx, referenceId)
    if (!row) throw new NotFound('We could not find that import. Look for it in the list of imports.')
    return { items: [...row.notes] }
  },
  trace: 'export',
  traced: ({ items }) => ({ count: items.length }),
})

async function viewsOf(ctx: Context, rows: readonly ReferenceImportRow[]) {
  const { councilId } = ctx.actor
  const names = await accountNames(
    ctx.tx,
    councilId,
    rows.map(row => row.importedBy),
  )
  return rows.map(({ fileHash: _hash, notes: _notes, ...row }) => ({
    ...row,
    importedBy: names.get(row.importedBy ?? '') ?? null,
    importedAt: row.importedAt.toString(),
    undoneAt: row.undoneAt?.toString() ?? null,
    own: row.councilId === councilId,
  }))
}
