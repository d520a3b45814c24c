import { sql } from 'kysely'
import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { type Gathered, gatherFood, gatherSignals } from './file-rows.ts'
import { addFile, type FileRow, noteTold, undoFileRows } from './file-store.ts'
import { FileReport, Upload } from './schema.ts'
import { addSubmissions, findSubmission } from './store.ts'
import { fileSubject } from './subject.ts'
import { tellSubmissions } from './tell.ts'

const MOST_SHOWN = 10

const input = z.object({
  upload: Upload,
  dryRun: z
    .union([z.boolean(), z.enum(['true', 'false']).transform(given => given === 'true')])
    .default(true),
})

const importing = (
  kind: FileRow['kind'],
  { name, does }: { name: string; does: string },
  gather: (ctx: Context, bytes: Uint8Array) => Promise<Gathered>,
) =>
  command({
    ...{ name, does, input, output: FileReport, can: 'submission.import' },
    subject: ctx => wholeCouncil(ctx.actor.councilId),
    async run(ctx, { upload, dryRun }) {
      const gathered = await gather(ctx, upload.bytes)
      if (!dryRun) refuse(gathered)
      if (dryRun) await sql.raw('savepoint dry_run').execute(ctx.tx)
      const fileId = ctx.ids.next()
      const told = await bringIn(ctx, { fileId, kind, fileName: upload.name }, gathered)
      if (dryRun) await sql.raw('rollback to savepoint dry_run').execute(ctx.tx)
      const report = reportOf(gathered, told, dryRun)
      if (dryRun) return done({ ...report, fileId: null })
      const { rows, unmatched } = gathered
      return done(
        { ...report, fileId },
        event('SubmissionsImported', {
          fileId,
          kind,
          rows,
          told: told.size,
          unmatched: unmatched.length,
        }),
      )
    },
  })

/** All or nothing. @throws Invalid with the faulty rows */
function refuse({ faults }: Gathered): void {
  if (faults.length === 0) return
  const more = faults.length > MOST_SHOWN ? ` And ${faults.length - MOST_SHOWN} more.` : ''
  const message = `Nothing was taken in. ${faults.slice(0, MOST_SHOWN).join('. ')}.${more} Put them right and send the file again.`
  throw new Invalid([{ field: 'upload', message }])
}

/** The rows that told something new, by their number. */
async function bringIn(
  ctx: Context,
  { fileId, kind, fileName }: { fileId: string; kind: FileRow['kind']; fileName: string },
  { rows, ready, unmatched }: Gathered,
): Promise<ReadonlySet<number>> {
  const { councilId, id: by = null } = ctx.actor
  await addFile(ctx.tx, councilId, { id: fileId, kind, fileName, rows, unmatched, at: ctx.now, by })
  const made = ready.map(one => ({ ...one, id: ctx.ids.next() }))
  const receivedOn = ctx.today.toString()
  const added = await addSubmissions(
    ctx.tx,
    councilId,
    ctx.now,
    made.map(({ id, told }) => ({ ...told, id, fileId, by, receivedOn })),
  )
  const fresh = made.filter(one => added.has(one.id))
  await noteTold(ctx.tx, councilId, fileId, fresh.length)
  await tellSubmissions(
    ctx,
    fresh.map(({ id, told }) => ({ ...told, id, receivedOn, eventKey: null, takenBack: false })),
  )
  return new Set(fresh.map(one => one.row))
}

function reportOf(
  { rows, ready, faults, unmatched, notes }: Gathered,
  told: ReadonlySet<number>,
  dryRun: boolean,
) {
  const became = (row: number) =>
    told.has(row) ? (dryRun ? 'would be told' : 'told') : 'known already, told no second time'
  return {
    ...{ dryRun, rows, told: told.size, known: ready.length - told.size, faulty: faults.length > 0 },
    lines: [...faults, ...ready.map(({ row, says }) => `Row ${row}: ${says}: ${became(row)}`), ...notes],
    unmatched: [...unmatched],
  }
}

export const importPartnerSignals = importing(
  'partner-signals',
  {
    name: 'intelligence.importPartnerSignals',
    does: 'Takes in a partner’s file of things seen at homes, all of it or nothing. The same file twice tells nothing twice.',
  },
  gatherSignals,
)

export const importFoodHygiene = importing(
  'food-hygiene',
  {
    name: 'intelligence.importFoodHygiene',
    does: 'Takes in the food hygiene ratings of an area, matched to homes by name and postcode. What no home is found for is listed.',
  },
  gatherFood,
)

export const undoSubmissionFile = command({
  name: 'intelligence.undoSubmissionFile',
  does: 'Takes back a file of a partner whole: nothing it told counts from now on, and it can be brought in again.',
  input: z.object({ fileId: z.uuid() }),
  output: z.object({ fileId: z.uuid(), takenBack: z.int() }),
  can: 'submission.undo',
  subject: fileSubject,
  async run(ctx, { fileId }) {
    const { councilId, id: by = null } = ctx.actor
    const ids = await undoFileRows(ctx.tx, { councilId, id: fileId, at: ctx.now, by })
    if (!ids) throw new Conflict('This file was taken back already. Nothing more is to do.')
    const rows = []
    for (const id of ids) rows.push((await findSubmission(ctx.tx, councilId, id)) ?? [])
    await tellSubmissions(ctx, rows.flat())
    return done(
      { fileId, takenBack: ids.length },
      event('SubmissionsTakenBack', { fileId, takenBack: ids.length }),
    )
  },
})
