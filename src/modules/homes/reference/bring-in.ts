import { sql } from 'kysely'
import { done, type Outcome } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import type { Edition } from './edition.ts'
import { badFile, RowNotes } from './faults.ts'
import { atPath, type ReferenceUpload } from './file.ts'
import { kindWords, type ReferenceKindName, tables } from './kinds.ts'
import { readers } from './readers.ts'
import type { MadeRow, OpenFile, Reading } from './reading.ts'
import type { FileKind, ReferenceReport } from './schema.ts'
import { addReferenceImport, lockKind, newestStanding, putRows, type ReferenceImportRow } from './store.ts'

interface Asked {
  readonly kind: FileKind
  readonly upload: ReferenceUpload
  readonly day?: string | undefined
  readonly dryRun: boolean
}

/** What an import wrote so far. */
export interface Counts {
  read: number
  created: number
  changed: number
  unchanged: number
}

/**
 * Brings in one file whole, in the transaction of the command: a fault, a kill or a second import at the same time
 * leaves nothing of it. A try does all of it and takes it back, so that its report is the truth.
 * @throws Invalid with every fault on a line of its own; Conflict while another import of the kind runs
 */
export async function bringIn(ctx: Context, asked: Asked): Promise<Outcome<ReferenceReport>> {
  const { kind, upload, day, dryRun } = asked
  const last = await openKind(ctx, kind)
  if (dryRun) await sql.raw('savepoint dry_run').execute(ctx.tx)
  const importId = ctx.ids.next()
  const notes = new RowNotes()
  const { counts, edition } = await atPath(upload, async path => {
    const file: OpenFile = {
      path,
      name: upload.name,
      day,
      today: ctx.today,
      notes,
      progress: progressOf(upload),
    }
    const reading = await readers[kind](ctx, file)
    refuseOlder(reading.edition, last)
    return { counts: await putAll(ctx, { kind, importId, reading, file }), edition: reading.edition }
  })
  if (dryRun) await sql.raw('rollback to savepoint dry_run').execute(ctx.tx)
  return close(ctx, { kind, importId, upload, edition, counts, notes, last, dryRun })
}

const progressOf = (upload: ReferenceUpload) => ('progress' in upload ? upload.progress : undefined)

/** Keeps others from importing the kind meanwhile. Answers the newest import of it that stands. */
export async function openKind(
  { tx }: Context,
  kind: ReferenceKindName,
): Promise<ReferenceImportRow | undefined> {
  if (!(await lockKind(tx, kind)))
    throw new Conflict(
      `Another import of ${kindWords[kind].many} is under way. Wait until it has ended, then try again.`,
      { allowed: [] },
    )
  return newestStanding(tx, kind)
}

function refuseOlder({ day, words }: Edition, last: ReferenceImportRow | undefined): void {
  if (!last || last.ofDay <= day) return
  throw badFile(
    `The file is of ${words}, and one of ${last.edition} is imported already. Take that one back first if you want the older one.`,
  )
}

interface Putting {
  readonly kind: FileKind
  readonly importId: string
  readonly reading: Reading
  readonly file: OpenFile
}

const BATCH = 5_000

async function putAll(ctx: Context, { kind, importId, reading, file }: Putting): Promise<Counts> {
  const counts: Counts = { read: 0, created: 0, changed: 0, unchanged: 0 }
  for await (const rows of inBatches(reading.rows)) {
    counts.read += rows.length
    file.progress?.(counts.read)
    const made = madeOnce(kind, rows, file.notes)
    // With a fault nothing will stay: what follows is only read, for its faults.
    if (made.size === 0 || file.notes.hasFaults) continue
    const put = await putRows(
      ctx.tx,
      kind,
      importId,
      [...made.values()].map(row => row.made),
    )
    for (const place of put.twice)
      file.notes.fault(made.get(place)?.number ?? 0, kindWords[kind].one, twice(place))
    counts.created += put.created
    counts.changed += put.changed
    counts.unchanged += made.size - put.created - put.changed
  }
  file.notes.refuse()
  if (counts.created + counts.changed + counts.unchanged === 0)
    throw badFile(
      'The file has a header and nothing that can be used below it: it is cut off. Download it again.',
    )
  return counts
}

/** So many rows at a time: the file is never held whole. */
async function* inBatches(rows: Reading['rows']): AsyncGenerator<readonly MadeRow[]> {
  let batch: MadeRow[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

type Made = Required<MadeRow> & { readonly made: object }

/** The rows that are not left out, by what names them in their table. */
function madeOnce(kind: FileKind, rows: readonly MadeRow[], notes: RowNotes): ReadonlyMap<string, Made> {
  const keys = tables[kind].columns.slice(0, tables[kind].keys)
  const once = new Map<string, Made>()
  for (const { number, made } of rows) {
    if (!made) continue
    const place = keys.map(key => String(made[key])).join(' ')
    if (once.has(place)) notes.fault(number, kindWords[kind].one, twice(place))
    once.set(place, { number, made })
  }
  return once
}

const twice = (what: string): string => `${what} stands in the file twice. Keep one row of it.`

interface Closing {
  readonly kind: ReferenceKindName
  readonly importId: string
  readonly upload: { readonly name: string; readonly hash: string }
  readonly edition: Edition
  readonly counts: Counts
  readonly notes: RowNotes
  readonly last: ReferenceImportRow | undefined
  readonly dryRun: boolean
}

/** Writes the import down, unless it is a try or the very file that was imported last and nothing differs. */
async function close(ctx: Context, closing: Closing): Promise<Outcome<ReferenceReport>> {
  const { kind, upload, edition, counts, notes, dryRun } = closing
  const importId = await noteImport(ctx, closing)
  const skipped = skippedOf(counts)
  const report = { ...counts, skipped, kind, dryRun, edition: edition.words, importId }
  const told = { file: upload.hash, kind, of: edition.day, ...counts, skipped, dryRun }
  return done(
    { ...report, notes: [...notes.notes], notesTotal: notes.noted },
    event('ReferenceImported', told),
  )
}

const skippedOf = ({ read, created, changed, unchanged }: Counts): number =>
  read - created - changed - unchanged

/** Answers its id; null where there is nothing to take back. */
export async function noteImport(ctx: Context, closing: Closing): Promise<string | null> {
  const { kind, importId, upload, edition, counts, notes, last, dryRun } = closing
  const same = last?.fileHash === upload.hash && counts.created + counts.changed === 0
  if (dryRun || same) return null
  await addReferenceImport(ctx.tx, {
    ...counts,
    skipped: skippedOf(counts),
    id: importId,
    kind,
    fileName: upload.name,
    fileHash: upload.hash,
    ofDay: edition.day,
    edition: edition.words,
    notes: notes.notes,
    notesTotal: notes.noted,
    importedBy: ctx.actor.id ?? null,
    councilId: ctx.actor.councilId,
    importedAt: ctx.now,
  })
  return importId
}
