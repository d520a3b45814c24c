import { sql } from 'kysely'
import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { type FileRow, listFileRows } from './file-store.ts'
import { FileView, ListFiles } from './schema.ts'
import { fileSubject } from './subject.ts'

export const listSubmissionFiles = query({
  name: 'intelligence.listSubmissionFiles',
  does: 'Lists the files of partners that you may take back, the newest first.',
  api: 'GET /intelligence/submission-files',
  input: ListFiles,
  output: z.object({ items: z.array(FileView), total: z.int(), page: z.int(), perPage: z.int() }),
  can: 'submission.import',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage }) {
    const { councilId, role, id } = ctx.actor
    // A partner sees their own files; the council's people all.
    const visible =
      role === 'partner' ? sql<boolean>`f.by is not distinct from ${id ?? null}::uuid` : sql<boolean>`true`
    const found = await listFileRows(
      ctx.tx,
      { councilId, visible },
      { limit: perPage, offset: (page - 1) * perPage },
    )
    return { items: await viewsOf(ctx, found.rows), total: found.total, page, perPage }
  },
  trace: 'nothing',
  example: { role: 'quality-officer', input: {} },
})

export const getSubmissionFile = query({
  name: 'intelligence.getSubmissionFile',
  does: 'Gives one file of a partner: what it told, and which rows no home was found for.',
  input: z.object({ fileId: z.uuid() }),
  output: FileView,
  can: 'submission.undo',
  subject: fileSubject,
  run: async (ctx, _input, { row }) => (await viewsOf(ctx, [row]))[0] as FileView,
  trace: 'nothing',
})

async function viewsOf(ctx: Context, rows: readonly FileRow[]): Promise<FileView[]> {
  const { councilId, role, id: me } = ctx.actor
  const names = await accountNames(
    ctx.tx,
    councilId,
    rows.map(row => row.by),
  )
  const keeps = role === 'quality-officer' || role === 'administrator'
  return rows.map(({ id, kind, fileName, rows: count, told, unmatched, at, by, undoneAt }) => ({
    ...{ id, kind, fileName, rows: count, told, unmatched: [...unmatched], at: at.toString() },
    by: by === null ? null : (names.get(by) ?? null),
    undoneAt: undoneAt?.toString() ?? null,
    mayUndo: undoneAt === null && (keeps || (role === 'partner' && by === me)),
  }))
}
