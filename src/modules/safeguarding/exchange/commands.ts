import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { storeCouncilSetting } from '#platform/accounts/council-settings.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { sentFile } from '#platform/files/index.ts'
import { destroyKey } from '#platform/vault/index.ts'
import { forgetPerson } from '#src/modules/people/index.ts'
import { demoIds } from '../demo-ids.ts'
import { type RowField, rowFields } from './columns.ts'
import { Counted } from './counted.ts'
import { Mode, modeOf, SETTING, systemName } from './mode.ts'
import { rowsOfFile, rowsOfUpload } from './read-file.ts'
import { broughtBy, findImport, markUndone, stillMeant, takeBack } from './store.ts'
import { type TakenIn, takeIn } from './take-in.ts'

const subject = (ctx: Context) => wholeCouncil(ctx.actor.councilId)

export const Report = z.object({
  importId: z.uuid().nullable().describe('Null for a try'),
  dryRun: z.boolean(),
  ...Counted.shape,
})

const answer = (report: TakenIn): z.input<typeof Report> => ({ ...report, faults: [...report.faults] })

const fields = Object.keys(rowFields) as [RowField, ...RowField[]]

export const takeInConcerns = command({
  name: 'safeguarding.takeInConcerns',
  does: 'Takes in concerns of the council’s case system, row by row: new ones, and what has changed of known ones. The same again does nothing.',
  api: 'POST /safeguarding/exchange/concerns',
  input: z.object({
    rows: z
      .array(z.partialRecord(z.enum(fields), z.string().max(30_000)))
      .min(1, 'Give at least one row')
      .max(5_000, 'Give at most 5,000 rows at once'),
    dryRun: z.boolean().default(false),
  }),
  output: Report,
  can: 'exchange.feed',
  subject,
  long: true,
  async run(ctx, { rows, dryRun }) {
    const system = systemName(await modeOf(ctx))
    const numbered = rows.map((raw, at) => ({ number: at + 1, raw }))
    const { report, events } = await takeIn(ctx, {
      door: 'api',
      fileName: '',
      rows: numbered,
      dryRun,
      system,
    })
    return done(answer(report), ...events)
  },
  example: {
    role: 'administrator',
    input: {
      rows: [
        {
          id: 'M-4711',
          receivedOn: '2026-11-12',
          givenName: 'Alfred',
          familyName: 'Noonan',
          outcome: 'no enquiry',
          decidedOn: '2026-11-13',
        },
      ],
    },
  },
})

const Upload = sentFile('Choose the file').refine(
  file => file.bytes.length > 0,
  'The file is empty. Export it again',
)

/** Two rows of a case system, as base64. */
const twoRows =
  'Case number,Date received,First name,Last name\nM-4712,2026-11-12,Alfred,Noonan\nM-4713,2026-11-13,Ivy,Sallow\n'

export const uploadConcerns = command({
  name: 'safeguarding.uploadConcerns',
  does: 'Takes a file of concerns of the council’s case system: CSV, ODS or XLSX. Tries it first unless told not to.',
  api: 'POST /safeguarding/exchange/files',
  takesFile: true,
  input: z.object({ upload: Upload, dryRun: z.union([z.boolean(), z.stringbool()]).default(true) }),
  output: Report,
  can: 'exchange.manage',
  subject,
  long: true,
  async run(ctx, { upload, dryRun }) {
    const system = systemName(await modeOf(ctx))
    const rows = await rowsOfUpload(upload.bytes)
    const { report, events } = await takeIn(ctx, {
      door: 'page',
      fileName: upload.fileName,
      rows,
      dryRun,
      system,
    })
    return done(answer(report), ...events)
  },
  example: {
    role: 'administrator',
    input: {
      upload: { fileName: 'concerns.csv', bytes: Buffer.from(twoRows).toString('base64') },
      dryRun: true,
    },
  },
})

let folder: string | undefined

/** Given once at start: below it a folder for each council, named by its code, into which its case system writes. */
export function provideExchange(path: string): void {
  folder = path
}

export const readExchangeFolder = command({
  name: 'safeguarding.readExchangeFolder',
  does: 'Reads, by night, what the council’s case system has put into its folder.',
  input: z.object({}),
  output: z.object({ files: z.int(), rows: z.int() }),
  can: 'exchange.feed',
  subject,
  long: true,
  async run(ctx) {
    const mode = await modeOf(ctx)
    if (!folder || mode.mode !== 'companion') return done({ files: 0, rows: 0 })
    const here = join(folder, ctx.actor.councilId)
    const names = await readdir(here).catch(() => [])
    const events = []
    const counts = { files: 0, rows: 0 }
    for (const name of names.filter(one => /\.(csv|ods|xlsx)$/i.test(one)).sort()) {
      const rows = await rowsOfFile(join(here, name))
      const taken = await takeIn(ctx, {
        door: 'folder',
        fileName: name,
        rows,
        dryRun: false,
        system: systemName(mode),
      })
      events.push(...taken.events)
      counts.files += 1
      counts.rows += rows.length
    }
    return done(counts, event('ExchangeFolderRead', counts), ...events)
  },
})

export const undoTakingIn = command({
  name: 'safeguarding.undoTakingIn',
  does: 'Takes back what an import brought, but for the cases that somebody has worked on since.',
  api: 'POST /safeguarding/exchange/imports/{takingId}/undo',
  input: z.object({ takingId: z.uuid() }),
  output: z.object({ importId: z.uuid(), takenBack: z.int(), left: z.int() }),
  can: 'exchange.manage',
  subject,
  long: true,
  async run(ctx, { takingId: importId }) {
    const { councilId, id = null } = ctx.actor
    const row = await findImport(ctx.tx, councilId, importId)
    if (!row) throw new NotFound('We could not find that import. Look for it in the list.')
    if (row.undoneAt) throw new Conflict('This import was taken back already. Nothing more is to do.')
    const brought = await broughtBy(ctx.tx, councilId, importId)
    const gone = await takeBack(ctx.tx, importId)
    const out = brought.filter(one => gone.has(one.concernId))
    for (const { concernId, reportId } of out)
      for (const key of [concernId, reportId]) await destroyKey(ctx, key)
    const made = out.filter(one => one.personMade).map(one => one.personId)
    const meant = await stillMeant(ctx.tx, councilId, made)
    const events = []
    for (const personId of new Set(made))
      if (!meant.has(personId)) events.push(...(await forgetPerson(ctx, personId)))
    await markUndone(ctx.tx, councilId, importId, ctx.now, id)
    const counts = { takenBack: out.length, left: brought.length - out.length }
    return done({ importId, ...counts }, event('TakingInUndone', { importId, ...counts }), ...events)
  },
  example: { role: 'administrator', input: { takingId: demoIds.exchangeImport } },
})

export const setMode = command({
  name: 'safeguarding.setMode',
  does: 'Says where the council keeps its cases: in Lantern, or in another system that feeds it.',
  api: 'PUT /safeguarding/exchange/mode',
  input: Mode,
  output: Mode,
  can: 'exchange.manage',
  subject,
  async run(ctx, mode) {
    await storeCouncilSetting(ctx.tx, ctx.actor.councilId, SETTING, mode)
    return done(mode, event('ModeSet', { mode: mode.mode }))
  },
  example: { role: 'administrator', input: { mode: 'record', system: '' } },
})
