import { sql } from 'kysely'
import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done, type Outcome } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { demoIds } from '../demo-ids.ts'
import { applyItems } from './apply.ts'
import { forgetOldBefore } from './before-store.ts'
import { ImportReport, isOver, wayBackBegins } from './schema.ts'
import { type Origin, sourceName } from './source.ts'
import { addImport, cutOffImport, findImport, forgetItems, type ImportRow, setState } from './store.ts'
import { ImportView, viewOf } from './view-of-import.ts'

const importId = z.uuid().describe('The import')
const ById = z.object({ importId })

export async function importSubject(ctx: Context, input: { importId: string }) {
  const row = await findImport(ctx.tx, input.importId)
  if (!row) throw new NotFound('We could not find that import. Look for it in the list of imports.')
  return { type: 'import', id: row.id, councilId: row.councilId, row }
}

const FolderOrigin = z.object({ kind: z.enum(['folder', 'zip']), path: z.string().min(1) })
const ApiOrigin = z.object({
  kind: z.literal('api'),
  baseUrl: z.url(),
  localAuthority: z.string().optional(),
})

const ListOrigin = z.object({
  kind: z.literal('list'),
  list: z.enum(['cqc-directory', 'cqc-ratings']),
  path: z.string().min(1),
  name: z.string().min(1),
  day: z.union([z.iso.date(), z.literal('')]),
  covers: z.array(z.string()),
})

/** Makes the row of an import that is run at once; one of the same source that was cut off goes on instead. */
export const openImport = command({
  name: 'homes.openImport',
  does: 'Opens an import of CQC records, or takes up one of the same source that was cut off.',
  input: z.object({
    origin: z.union([FolderOrigin, ApiOrigin, ListOrigin]),
    dryRun: z.boolean().default(false),
    newImportId: importId.optional().describe('The id to give; the demonstration keeps to its own'),
  }),
  output: z.object({ importId, resumed: z.boolean() }),
  can: 'import.run',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { origin, dryRun, newImportId = ctx.ids.next() }) {
    const cutOff = await cutOffImport(ctx.tx, ctx.actor.councilId, origin, dryRun)
    if (cutOff) return done({ importId: cutOff, resumed: true })
    if (await findImport(ctx.tx, newImportId)) return done({ importId: newImportId, resumed: true })
    const id = await newImport(ctx, newImportId, origin, dryRun)
    return done({ importId: id, resumed: false }, event('ImportOpened', { importId: id, dryRun }))
  },
})

export const requestImport = command({
  name: 'homes.requestImport',
  does: "Asks for CQC's records to be imported: from the configured API, or from a ZIP of its JSON that was uploaded.",
  api: 'POST /imports',
  status: 202,
  input: z.object({
    kind: z.literal('cqc-api').describe("CQC's API records"),
    source: z.enum(['configured-api', 'upload']).describe('Where they come from'),
    upload: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'Give the SHA-256 hash that the upload answered with')
      .optional()
      .describe('For an upload: its SHA-256 hash'),
    dryRun: z.boolean().default(false).describe('Only report what would change'),
  }),
  output: ImportView,
  can: 'import.run',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, input) {
    return askForImport(ctx, requestedOrigin(input), input.dryRun)
  },
  example: {
    role: 'administrator',
    input: { kind: 'cqc-api', source: 'configured-api', dryRun: true },
    summary: 'See what an import would change',
  },
})

/** Makes the row of an import and the job that will run it. */
export async function askForImport(
  ctx: Context,
  origin: Origin,
  dryRun: boolean,
  retries = 5,
): Promise<Outcome<ImportView>> {
  const id = await newImport(ctx, ctx.ids.next(), origin, dryRun)
  await ctx.enqueue({ command: 'homes.runImport', input: { importId: id }, key: id, retries })
  return done(await fresh(ctx, id), event('ImportRequested', { importId: id, dryRun }))
}

/** Which API and which file is for the process that runs the import to say: its configuration knows. */
function requestedOrigin(input: {
  source: 'configured-api' | 'upload'
  upload?: string | undefined
}): Origin {
  if (input.source === 'configured-api') return { kind: 'api', baseUrl: 'configured' }
  if (input.upload) return { kind: 'zip', path: `upload:${input.upload}` }
  throw new Invalid([{ field: 'upload', message: 'Upload the ZIP first and give its hash' }])
}

async function newImport(ctx: Context, id: string, origin: Origin, dryRun: boolean): Promise<string> {
  const { councilId, id: startedBy = null } = ctx.actor
  const source = sourceName(origin)
  const added = await addImport(ctx.tx, {
    id,
    councilId,
    kind: origin.kind === 'list' ? origin.list : 'cqc-api',
    source,
    origin,
    dryRun,
    startedBy,
    createdAt: ctx.now,
  })
  if (!added)
    throw new Conflict('That id of an import is taken. Leave it out to be given a new one.', { allowed: [] })
  return id
}

/** A dry run does all of it and takes it back, so that its report is the truth. */
export const applyImport = command({
  name: 'homes.applyImport',
  does: 'Turns what an import has fetched into homes, all of it or nothing.',
  long: true,
  input: ById,
  output: ImportReport,
  can: 'import.run',
  subject: importSubject,
  async run(ctx, _input, { row }) {
    if (isOver(row)) {
      throw new Conflict('This import has ended already. Start a new one.', { allowed: [] })
    }
    const { tx, now, today } = ctx
    await setState(tx, row.id, 'applying', now)
    if (row.dryRun) await sql.raw('savepoint dry_run').execute(tx)
    const report = await applyItems(tx, {
      importId: row.id,
      source: sourceOf(row),
      partial: row.origin.kind === 'list',
      now,
      today,
    })
    if (row.dryRun) await sql.raw('rollback to savepoint dry_run').execute(tx)
    await setState(tx, row.id, 'done', now, { report, failure: null })
    await forgetItems(tx, row.id)
    await forgetOldBefore(tx, wayBackBegins(now))
    const { faults, changes, ...counts } = report
    return done(
      report,
      event('ImportApplied', { ...counts, ...changes, faults: faults.length, dryRun: row.dryRun }),
    )
  },
})

function sourceOf(row: ImportRow): string {
  if (row.origin.kind === 'list') return row.origin.list
  return row.origin.kind === 'api' ? 'cqc-api' : 'cqc-api-copy'
}

export const giveUpImport = command({
  name: 'homes.giveUpImport',
  does: 'Gives up an import that has not ended: nothing of it is used.',
  api: 'POST /imports/{importId}/give-up',
  input: ById,
  output: ImportView,
  can: 'import.run',
  subject: importSubject,
  async run(ctx, _input, { row }) {
    if (isOver(row)) {
      throw new Conflict('This import has ended already: there is nothing to give up.', { allowed: [] })
    }
    await setState(ctx.tx, row.id, 'given-up', ctx.now)
    await forgetItems(ctx.tx, row.id)
    return done(await fresh(ctx, row.id), event('ImportGivenUp'))
  },
  example: { role: 'administrator', input: { importId: demoIds.faultyImport } },
})

export const retryImport = command({
  name: 'homes.retryImport',
  does: 'Tries an import again that failed or was cut off; what it had fetched is kept.',
  api: 'POST /imports/{importId}/retry',
  status: 202,
  input: ById,
  output: ImportView,
  can: 'import.run',
  subject: importSubject,
  async run(ctx, _input, { row }) {
    if (isOver(row)) {
      throw new Conflict('This import has ended already. Start a new one.', { allowed: [] })
    }
    await setState(ctx.tx, row.id, 'waiting', ctx.now, { failure: null })
    await ctx.enqueue({ command: 'homes.runImport', input: { importId: row.id }, key: row.id, retries: 5 })
    return done(await fresh(ctx, row.id), event('ImportRetried'))
  },
  example: { role: 'administrator', input: { importId: demoIds.faultyImport } },
})

async function fresh(ctx: Context, id: string) {
  const row = await findImport(ctx.tx, id)
  if (!row) throw new NotFound()
  return viewOf(row)
}
