import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { formatDateTime } from '#platform/view/dates.ts'
import { bringIn, openKind } from './bring-in.ts'
import { kindWords } from './kinds.ts'
import { ImportReference, ReferenceReport } from './schema.ts'
import { findReferenceImport, markUndone, takeBack } from './store.ts'

export const importReference = command({
  name: 'homes.importReference',
  does: 'Brings in a published file of reference data: postcodes, councils, deprivation or outcomes; all of it or nothing.',
  long: true,
  input: ImportReference,
  output: ReferenceReport,
  can: 'import.run',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: (ctx, input) => bringIn(ctx, input),
})

async function referenceSubject(ctx: Context, { referenceId }: { referenceId: string }) {
  const row = await findReferenceImport(ctx.tx, referenceId)
  if (!row) throw new NotFound('We could not find that import. Look for it in the list of imports.')
  return { type: 'reference-import', id: row.id, councilId: row.councilId, row }
}

export const undoReference = command({
  name: 'homes.undoReference',
  does: 'Takes back an import of reference data whole: what it added goes, and what it overwrote is there again.',
  long: true,
  input: z.object({ referenceId: z.uuid().describe('The import') }),
  output: z.object({
    referenceId: z.uuid(),
    removed: z.int().describe('Rows that it had added'),
    restored: z.int().describe('Rows that it had changed'),
  }),
  can: 'import.run',
  subject: referenceSubject,
  async run(ctx, { referenceId }, { row: { kind } }) {
    const newest = await openKind(ctx, kind)
    const row = await findReferenceImport(ctx.tx, referenceId)
    if (!row || row.undoneAt) throw new Conflict('This import was taken back already. Nothing more is to do.')
    if (newest && newest.id !== row.id)
      throw new Conflict(
        `${newest.fileName} was imported after it, on ${formatDateTime(newest.importedAt)}. Take that one back first: the newest import of ${kindWords[kind].many} goes first, then the one before it.`,
        { allowed: [] },
      )
    const { removed, restored } = await takeBack(ctx.tx, kind, referenceId)
    await markUndone(ctx.tx, { id: referenceId, by: ctx.actor.id ?? null, at: ctx.now })
    return done(
      { referenceId, removed, restored },
      event('ReferenceUndone', { referenceId, kind, removed, restored }),
    )
  },
})
