import type { Context } from '#platform/context.ts'
import { listFiles } from '#platform/files/index.ts'
import { stableId } from '#platform/ids.ts'
import { fileKeyFor, openerFor } from '#platform/vault/index.ts'
import { caseParts } from '../case/parts.ts'
import { casesAbout, type HeldWords, wordsHeld } from './held-store.ts'

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

/**
 * All that is held about a person in words: cases, decisions, notes, reports, messages, and every part of a case, of
 * which each is gone through as a whole. A part that is added to Lantern is found here without being named.
 */
export async function heldAbout(ctx: Context, personId: string): Promise<readonly Held[]> {
  const { councilId } = ctx.actor
  const cases = await casesAbout(ctx.tx, councilId, personId)
  const ids = cases.map(one => one.id)
  const reportIds = [...new Set(cases.map(one => one.reportId))]
  const open = await openerFor(ctx, [...ids, ...reportIds])
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
  for (const row of cases) parts.push(...(await partsOf(ctx, row, open)), ...(await filesOf(ctx, row)))
  return [
    ...fieldsOf('concern', own),
    ...fieldsOf('decision', await wordsHeld(ctx.tx, councilId, 'decision', ids)),
    ...fieldsOf('note', await wordsHeld(ctx.tx, councilId, 'note', ids)),
    ...parts,
    ...fieldsOf('report', reports),
    ...fieldsOf('message', await wordsHeld(ctx.tx, councilId, 'message', reportIds)),
  ]
}

async function partsOf(
  ctx: Context,
  row: Awaited<ReturnType<typeof casesAbout>>[number],
  open: Awaited<ReturnType<typeof openerFor>>,
): Promise<readonly Held[]> {
  const held: Held[] = []
  for (const part of caseParts) {
    const text = linesOf(await part.load(ctx, row, open)).join('\n')
    if (text === '') continue
    held.push({
      ...{
        source: 'part',
        keyId: row.id,
        rowId: stableId('part', row.id, part.name),
        field: part.name,
        kind: 'part',
      },
      ...{ onDate: null, caseReference: row.reference, text },
    })
  }
  return held
}

/** What files a case has: one line for each type of record that has files under a case's key. */
export const caseFileOwners = ['concern'] as const

/** The copies that people are shown, or where there is none the original; never both. */
async function filesOf(
  ctx: Context,
  { id, reference }: { id: string; reference: string },
): Promise<readonly Held[]> {
  const held: Held[] = []
  for (const type of caseFileOwners) {
    const files = await listFiles(ctx, { type, id }, fileKeyFor(ctx, id))
    const copied = new Set(files.flatMap(file => (file.kind === 'copy' && file.ofId ? [file.ofId] : [])))
    for (const file of files.filter(one => one.kind !== 'small' && !copied.has(one.id) && !one.erasedAt)) {
      const text = `A file: ${file.name ?? 'without a name'}, ${file.mediaType}`
      const where = { source: 'file', keyId: id, rowId: file.id, field: type, kind: 'file' }
      held.push({
        ...where,
        onDate: file.putAt.toZonedDateTimeISO('Europe/London').toPlainDate().toString(),
        caseReference: reference,
        text,
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

const CODE = /^[0-9a-f-]{36}$|^[a-z0-9-]+$|^\d{4}-\d\d-\d\d/

/** The words of a part, each with the name of its field: not its ids, codes and times. */
function linesOf(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string')
    return value.trim() === '' || CODE.test(value) ? [] : [name ? `${name}: ${value}` : value]
  if (Array.isArray(value)) return value.flatMap(one => linesOf(one, name))
  if (!value || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, one]) => linesOf(one, key))
}
