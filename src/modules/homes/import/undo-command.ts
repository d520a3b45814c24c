import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { demoIds } from '../demo-ids.ts'
import { importSubject } from './commands.ts'
import { wayBackBegins } from './schema.ts'
import { findImport, type ImportRow, noneRunning, setUndone } from './store.ts'
import { undoItems } from './undo.ts'
import { ImportView, viewOf } from './view-of-import.ts'

export const undoImport = command({
  name: 'homes.undoImport',
  does: 'Takes an import back whole: the register is as it was before it.',
  api: 'POST /imports/{importId}/undo',
  long: true,
  input: z.object({ importId: z.uuid().describe('The import') }),
  output: ImportView,
  can: 'import.run',
  subject: importSubject,
  async run(ctx, { importId }, { row }) {
    refuseUnlessDone(row, ctx.now)
    if (!(await noneRunning(ctx.tx)))
      throw new Conflict('An import is running. Wait until it has ended, then take this one back.')
    const { now, today } = ctx
    const undone = await undoItems(ctx.tx, { importId, now, today })
    await setUndone(ctx.tx, importId, now, ctx.actor.id ?? null)
    return done(await fresh(ctx, importId), event('ImportUndone', { ...undone }))
  },
  example: { role: 'administrator', input: { importId: demoIds.listImport } },
})

function refuseUnlessDone({ state, dryRun, finishedAt }: ImportRow, now: Temporal.Instant): void {
  if (state === 'undone') throw new Conflict('This import was taken back already.', { allowed: [] })
  if (state !== 'done' || dryRun)
    throw new Conflict('This import changed nothing: there is nothing to take back.', { allowed: [] })
  if (finishedAt && Temporal.Instant.compare(finishedAt, wayBackBegins(now)) >= 0) return
  throw new Conflict('This import is too long ago: its way back was kept for 400 days.', { allowed: [] })
}

async function fresh(ctx: Context, id: string) {
  const row = await findImport(ctx.tx, id)
  if (!row) throw new NotFound()
  return viewOf(row)
}
