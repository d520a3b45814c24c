import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import type { UploadedFile } from '#platform/http/page/form/value.ts'
import { NamedFile } from '../import/sent-file.ts'
import { addLocalImport, homesByLocation, noteRecorded, undoLocal } from './import-store.ts'
import type { ItemKey } from './items.ts'
import { localImportSubject } from './queries.ts'
import { readTracker, type TrackerRow } from './read-tracker.ts'
import { addLocalFacts, type NewLocalFact } from './store.ts'

const NO_FILE = 'Choose the extract of the Capacity Tracker'

const Extract = z
  .custom<UploadedFile>(value => typeof value === 'object' && value !== null && 'bytes' in value, NO_FILE)
  .refine(file => file.bytes.length > 0, 'The file is empty. Export it from the Capacity Tracker again')
  .transform(file => new NamedFile(file))

export const TrackerReport = z.object({
  importId: z.uuid().nullable().describe('Null for a try'),
  dryRun: z.boolean(),
  rows: z.int(),
  homes: z.int().describe('Homes of the register among them'),
  recorded: z.int().describe('Facts that were new or had changed'),
  unchanged: z.int().describe('Facts that were known just so'),
  unknown: z.array(z.string()).describe('Rows of homes that the register does not have'),
})
export type TrackerReport = z.input<typeof TrackerReport>

export const importCapacityTracker = command({
  name: 'homes.importCapacityTracker',
  does: 'Takes an extract of the NHS Capacity Tracker: places, vacancies and staff of each home, all of it or nothing.',
  input: z.object({
    upload: Extract,
    day: z.iso.date().optional().describe('The day the extract is of, for rows that do not say'),
    dryRun: z.boolean().default(true),
  }),
  output: TrackerReport,
  can: 'local-fact.import',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { upload, day = ctx.today.toString(), dryRun }) {
    const today = ctx.today.toString()
    if (day > today)
      throw new Invalid([{ field: 'day', message: 'The day of the extract must be today or before' }])
    const rows = await readUpload(upload)
    const late = rows.find(row => (row.asOf ?? '') > today)
    if (late) {
      const message = `Row ${late.row} says ${late.asOf}, which is yet to come. Nothing was imported.`
      throw new Invalid([{ field: 'upload', message }])
    }
    const importId = ctx.ids.next()
    const { facts, homes, unknown } = await factsOf(ctx, rows, day)
    const report = { rows: rows.length, homes, unknown: [...unknown] }
    if (dryRun) return done({ ...report, importId: null, dryRun, ...(await countNew(ctx, facts)) })
    const { councilId, id: importedBy = null } = ctx.actor
    const made = {
      importedBy,
      importedAt: ctx.now,
      source: 'capacity-tracker',
      fileName: upload.name,
      ofDay: day,
      recorded: 0,
    }
    await addLocalImport(ctx.tx, { ...report, ...made, councilId, id: importId })
    const recording = { councilId, recordedBy: importedBy, recordedAt: ctx.now, importId }
    const recorded = (await addLocalFacts(ctx.tx, recording, facts)).length
    await noteRecorded(ctx.tx, councilId, importId, recorded)
    return done(
      { ...report, importId, dryRun, recorded, unchanged: facts.length - recorded },
      event('LocalFactsImported', { importId, recorded, homes, unknown: unknown.length }),
    )
  },
})

/** Read where the process may write, and gone again whatever happens. */
async function readUpload(upload: NamedFile): Promise<readonly TrackerRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lantern-extract-'))
  try {
    const path = join(folder, 'extract')
    await writeFile(path, upload.bytes, { mode: 0o600 })
    return await readTracker(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Matched {
  readonly facts: readonly NewLocalFact[]
  readonly homes: number
  readonly unknown: readonly string[]
}

async function factsOf(ctx: Context, rows: readonly TrackerRow[], day: string): Promise<Matched> {
  const homeIds = await homesByLocation(
    ctx.tx,
    rows.map(row => row.locationId),
  )
  const unknown = rows.filter(row => !homeIds.has(row.locationId))
  const facts = rows.flatMap(({ locationId, asOf = day, values }) => {
    const homeId = homeIds.get(locationId)
    if (!homeId) return []
    const said = { homeId, asOf, source: 'capacity-tracker' as const, note: null }
    return Object.entries(values).map(([key, value]) => ({
      ...said,
      id: ctx.ids.next(),
      key: key as ItemKey,
      value,
    }))
  })
  return {
    facts,
    homes: rows.length - unknown.length,
    unknown: unknown.map(
      ({ row, locationId, name }) => `Row ${row}: ${[locationId, name].filter(Boolean).join(', ')}`,
    ),
  }
}

/** Done and taken back, so that its numbers are the truth. */
async function countNew(ctx: Context, facts: readonly NewLocalFact[]) {
  const recording = { councilId: ctx.actor.councilId, recordedBy: null, recordedAt: ctx.now }
  await sql.raw('savepoint dry_run').execute(ctx.tx)
  const recorded = (await addLocalFacts(ctx.tx, recording, facts)).length
  await sql.raw('rollback to savepoint dry_run').execute(ctx.tx)
  return { recorded, unchanged: facts.length - recorded }
}

export const undoLocalImport = command({
  name: 'homes.undoLocalImport',
  does: 'Takes back an extract whole: what it said is withdrawn, and what was said before counts again.',
  input: z.object({ extractId: z.uuid() }),
  output: z.object({ extractId: z.uuid(), withdrawn: z.int() }),
  can: 'local-fact.import',
  subject: localImportSubject,
  async run(ctx, { extractId }, { row }) {
    if (row.undoneAt) throw new Conflict('This extract was taken back already. Nothing more is to do.')
    const { councilId, id = null } = ctx.actor
    const withdrawn = await undoLocal(ctx.tx, { councilId, id: extractId, by: id, at: ctx.now })
    return done({ extractId, withdrawn }, event('LocalImportUndone', { extractId, withdrawn }))
  },
})
