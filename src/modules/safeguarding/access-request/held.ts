import type { Context } from '#platform/context.ts'
import { listFiles } from '#platform/files/index.ts'
import { stableId } from '#platform/ids.ts'
import { fileKeyFor, openerFor } from '#platform/vault/index.ts'
import { personInBrief } from '#src/modules/people/index.ts'
import { caseParts } from '../case/parts.ts'
import { entriesOf } from './entries.ts'
import { alsoSeen, casesAbout, type HeldWords, welfareOf, wordsHeld } from './held-store.ts'
import { namesOf, peopleKnown } from './known.ts'
import { namedIn } from './naming.ts'
import { welfareHeld } from './welfare.ts'

/** One thing that is held about a person: where it is, what it says. */
export interface Held {
  readonly source: string
  readonly keyId: string
  readonly rowId: string
  readonly field: string
  /** What its tag goes by: the kind of note, how a reporter is named, who wrote a message. */
  readonly kind: string
  readonly onDate: string | null
  readonly caseReference: string | null
  readonly text: string | null
}

export interface HeldAbout {
  readonly items: readonly Held[]
  /** Whom a text names, of all who are known in these cases but the adult. */
  readonly named: (text: string) => readonly string[]
}

const NOTHING: HeldAbout = { items: [], named: () => [] }

/**
 * All that is held about a person in words: cases, decisions, notes, reports, messages, and every entry of every part
 * of a case, and how they were seen where their whole home was enquired into. A part that is added to Lantern is found
 * here without being named.
 */
export async function heldAbout(ctx: Context, personId: string | null): Promise<HeldAbout> {
  if (!personId) return NOTHING
  const { councilId } = ctx.actor
  const cases = await casesAbout(ctx.tx, councilId, personId)
  const ids = cases.map(one => one.id)
  const reportIds = [...new Set(cases.map(one => one.reportId))]
  const welfare = await welfareOf(ctx.tx, councilId, personId)
  const enquiries = welfare.map(one => one.organisationalId)
  const open = await openerFor(ctx, [...ids, ...reportIds, ...enquiries])
  const references = new Map([
    ...cases.map(one => [one.id, one.reference] as const),
    ...cases.map(one => [one.reportId, one.reference] as const),
  ])
  const fieldsOf = (source: string, rows: readonly HeldWords[]): Held[] =>
    rows.flatMap(({ id, keyId, kind, day, words }) =>
      wordsIn(open(keyId, words)).map(([field, text]) => ({
        ...{ source, keyId, rowId: id, field, kind, onDate: day, text },
        caseReference: references.get(keyId) ?? null,
      })),
    )
  const reports = await wordsHeld(ctx.tx, councilId, 'report', reportIds)
  const naming = new Map(reports.map(one => [one.id, one.kind]))
  // A case was opened with what the reporter wrote: it is as protected as they are.
  const own = cases.map(({ id, reportId, receivedAt, words }) => ({
    ...{ id, keyId: id, kind: naming.get(reportId) ?? 'anonymous', words },
    day: receivedAt.toZonedDateTimeISO('Europe/London').toPlainDate().toString(),
  }))
  const parts: Held[] = []
  const files: Held[] = []
  for (const row of cases) {
    parts.push(...(await partsOf(ctx, row, open)))
    files.push(...(await filesOf(ctx, { ...row, kind: naming.get(row.reportId) ?? 'anonymous' })))
  }
  const person = await personInBrief(ctx, personId)
  const others = await alsoSeen(ctx.tx, councilId, enquiries, personId)
  const known = [...(await peopleKnown(ctx, cases, open)), ...(await namesOf(ctx, others))]
  const called = `${person?.name ?? ''} ${person?.knownAs ?? ''}`
  const items = [
    ...fieldsOf('concern', own),
    ...fieldsOf('decision', await wordsHeld(ctx.tx, councilId, 'decision', ids)),
    ...fieldsOf('note', await wordsHeld(ctx.tx, councilId, 'note', ids)),
    ...parts,
    // Of several cases that came of one report its files are there once.
    ...new Map(files.map(one => [one.rowId, one])).values(),
    ...welfare.flatMap(row => welfareHeld(row, open)),
    ...fieldsOf('report', reports),
    ...fieldsOf('message', await wordsHeld(ctx.tx, councilId, 'message', reportIds)),
  ]
  return { items, named: text => [...new Set(namedIn(text, known, called).map(one => one.name))] }
}

/** Parts that hold days alone: nobody wrote anything there. */
const WITHOUT_WORDS: ReadonlySet<string> = new Set(['targets'])

async function partsOf(
  ctx: Context,
  row: Awaited<ReturnType<typeof casesAbout>>[number],
  open: Awaited<ReturnType<typeof openerFor>>,
): Promise<readonly Held[]> {
  const held: Held[] = []
  for (const part of caseParts.filter(one => !WITHOUT_WORDS.has(one.name))) {
    const value = await (part.loadAll ?? part.load)(ctx, row, open)
    for (const { field, key, onDate, text } of entriesOf(part.name, value)) {
      held.push({
        ...{
          source: 'part',
          keyId: row.id,
          rowId: stableId('part', row.id, field, key),
          field,
          kind: 'part',
        },
        ...{ onDate, caseReference: row.reference, text },
      })
    }
  }
  return held
}

/** What files a case has: one for each type of record that has files under the case's key, or its report's. */
export const caseFileOwners = ['concern', 'evidence', 'report'] as const

/** The copies that people are shown, or where there is none the original; never both. */
async function filesOf(ctx: Context, of: { id: string; reportId: string; reference: string; kind: string }) {
  const held: Held[] = []
  for (const type of caseFileOwners) {
    const id = type === 'report' ? of.reportId : of.id
    const files = await listFiles(ctx, { type, id }, fileKeyFor(ctx, id))
    const copied = new Set(files.flatMap(file => (file.kind === 'copy' && file.ofId ? [file.ofId] : [])))
    for (const file of files.filter(one => one.kind !== 'small' && !copied.has(one.id) && !one.erasedAt)) {
      held.push({
        ...{ source: 'file', keyId: id, rowId: file.id, field: type, kind: of.kind },
        onDate: file.putAt.toZonedDateTimeISO('Europe/London').toPlainDate().toString(),
        caseReference: of.reference,
        text: `A file: ${file.name ?? 'without a name'}, ${file.mediaType}`,
      })
    }
  }
  return held
}

function wordsIn(opened: unknown): readonly [string, string][] {
  if (!opened || typeof opened !== 'object') return []
  return Object.entries(opened).flatMap(([field, value]) =>
    typeof value === 'string' && value.trim() !== '' ? [[field, value] as [string, string]] : [],
  )
}
