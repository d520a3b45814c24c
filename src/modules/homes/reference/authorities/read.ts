import { councils } from '#law/councils.ts'
import type { Context } from '#platform/context.ts'
import { readRows, type SheetRow } from '#platform/sheets/index.ts'
import { editionInName, ofDay, refuseToCome } from '../edition.ts'
import { badFile, quoted, type RowNotes } from '../faults.ts'
import { cellAt, columnsOf, type MadeRow, needColumns, type OpenFile, type Reading } from '../reading.ts'
import { type Authority, differencesFrom } from './differences.ts'

const columns = {
  registry: [/^local-authority-code$/],
  name: [/^nice-name$/],
  code: [/^gss-code$/],
  began: [/^start-date$/],
  ended: [/^end-date$/],
  replacedBy: [/^replaced-by$/],
  nation: [/^nation$/],
  region: [/^region$/],
  type: [/^local-authority-type$/],
  county: [/^county-la$/],
  former: [/^former-gss-codes$/],
} as const
type Column = keyof typeof columns

/** Of the register: those with adult social services, and the districts of counties. */
const kinds: Readonly<Record<string, Authority['kind']>> = {
  ...{ CTY: 'council', UA: 'council', MD: 'council', LBO: 'council', CC: 'council' },
  NMD: 'district',
}

/** So many councils of the law may be missing before the file counts as cut off. */
const MISSING = 5

/**
 * Reads mySociety's register of local authorities (uk_local_authorities_current.csv or _future.csv): England alone.
 * Where it differs from the dated data of the law, the report says so; the law itself stays as it is.
 * @throws Invalid for another file, or one in which councils of today are missing
 */
export async function readAuthorities(ctx: Context, file: OpenFile): Promise<Reading> {
  const { path, name, day, notes } = file
  const edition = day === undefined ? (editionInName(name) ?? ofDay(ctx.today.toString())) : ofDay(day)
  const rows = readRows(path)
  const first = await rows.next()
  if (first.done) throw badFile('The file is empty. Download it again.')
  const at = columnsOf(first.value.cells, columns)
  needColumns(at, {
    registry: 'the code of the register (local-authority-code)',
    code: 'the GSS code (gss-code)',
    nation: 'the nation (nation)',
    type: 'the kind of council (local-authority-type)',
    county: 'the county of a district (county-la)',
  })
  const english = (await Array.fromAsync(rows)).filter(row => cellAt(row, at, 'nation') === 'England')
  const made = english.map(row => ({ row, authority: authorityIn(row, at, gssOf(english, at), notes) }))
  notes.refuse()
  compare(
    made.flatMap(({ row, authority }) => (authority ? [{ row: row.number, authority }] : [])),
    notes,
    ctx.today,
  )
  return { edition: refuseToCome(edition, ctx.today), rows: made.map(madeRow) }
}

function madeRow({ row, authority }: { row: SheetRow; authority: Authority | undefined }): MadeRow {
  if (!authority) return { number: row.number, made: undefined }
  const { replacedBy, ...rest } = authority
  return { number: row.number, made: { ...rest, replaced_by: replacedBy } }
}

/** From the register's own codes ('WSX') to GSS codes. */
function gssOf(rows: readonly SheetRow[], at: ReadonlyMap<Column, number>): ReadonlyMap<string, string> {
  return new Map(rows.map(row => [cellAt(row, at, 'registry'), cellAt(row, at, 'code')]))
}

function authorityIn(
  row: SheetRow,
  at: ReadonlyMap<Column, number>,
  gss: ReadonlyMap<string, string>,
  notes: RowNotes,
): Authority | undefined {
  const cell = (column: Column) => cellAt(row, at, column)
  const kind = kinds[cell('type')]
  if (!kind) return undefined
  const code = cell('code')
  if (!/^E\d{8}$/.test(code)) {
    notes.fault(row.number, 'gss-code', `${quoted(code)} is no GSS code, such as E10000019.`)
    return undefined
  }
  const codes = (text: string) => listed(text).flatMap(one => gss.get(one) ?? [])
  return {
    ...{ code, kind, name: cell('name'), region: cell('region') || null },
    county: codes(cell('county'))[0] ?? null,
    began: dayIn(row.number, 'start-date', cell('began'), notes),
    ended: dayIn(row.number, 'end-date', cell('ended'), notes),
    former: listed(cell('former')),
    replacedBy: codes(cell('replacedBy')),
  }
}

const listed = (text: string): string[] => text.split(',').flatMap(one => (one.trim() ? [one.trim()] : []))

function dayIn(row: number, field: string, text: string, notes: RowNotes): string | null {
  if (text === '') return null
  try {
    return Temporal.PlainDate.from(text).toString()
  } catch {
    notes.fault(row, field, `${quoted(text)} is no day, such as 2023-04-01.`)
    return null
  }
}

function compare(
  rows: readonly { readonly row: number; readonly authority: Authority }[],
  notes: RowNotes,
  today: Temporal.PlainDate,
): void {
  const codes = new Set(rows.map(({ authority }) => authority.code))
  const missing = councils.filter(council => !codes.has(council.code))
  if (missing.length > MISSING)
    throw badFile(
      `${missing.length} of the ${councils.length} councils are not in the file, ${missing[0]?.niceName} among them: it is cut off, or another list. Download it again.`,
    )
  for (const { row, field, message } of differencesFrom(councils, rows, today))
    notes.note(row, field, message)
}
