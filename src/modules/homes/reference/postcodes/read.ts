import { readRows, type SheetRow, sheetLimits } from '#platform/sheets/index.ts'
import { editionOf } from '../edition.ts'
import { badFile, quoted } from '../faults.ts'
import {
  cellAt,
  columnsOf,
  endsWithLine,
  type MadeRow,
  needColumns,
  type OpenFile,
  type Reading,
} from '../reading.ts'

/**
 * The columns of the ONS Postcode Directory, whose year figures change with every edition, and of the plain lists that
 * councils publish. A row of ONSPD: pcds 'OL1 1AA', doterm '200101', lat 53.541510, long -2.099824, lad25cd, icb23cd.
 */
const columns = {
  postcode: [/^pcds$/, /^pcd8$/, /^pcd7$/, /^postcode$/],
  latitude: [/^lat$/, /^latitude$/],
  longitude: [/^long$/, /^lon$/, /^lng$/, /^longitude$/],
  district: [/^lad\d{2}cd$/, /^oslaua$/, /^la_code$/],
  icb: [/^icb\d{2}cd$/, /^icb$/],
  ended: [/^doterm$/],
} as const
type Column = keyof typeof columns
type Header = ReadonlyMap<Column, number>

/** The whole of the directory has 2.7 million rows of some 50 columns, in 1.4 GB. */
const limits = { ...sheetLimits, rows: 5_000_000, columns: 120 }
/** What the official ZIP calls the one file of all postcodes. */
const IN_ZIP = /^Data\/ONSPD_\w+_UK\.csv$/

/** @throws Invalid for a file without these columns, or one whose name does not say its month while nobody else does. */
export async function readPostcodes(file: OpenFile): Promise<Reading> {
  const edition = editionOf(file, file.today)
  const rows = readRows(file.path, limits, IN_ZIP)
  const first = await rows.next()
  if (first.done) throw badFile('The file is empty. Download it again.')
  const at = columnsOf(first.value.cells, columns)
  needColumns(at, {
    postcode: 'the postcode (pcds, pcd8, pcd7 or postcode)',
    latitude: 'the latitude (lat)',
    longitude: 'the longitude (long)',
  })
  return { edition, rows: madeOf(rows, at, file, first.value.cells.length) }
}

async function* madeOf(
  rows: AsyncIterable<SheetRow>,
  at: Header,
  file: OpenFile,
  width: number,
): AsyncGenerator<MadeRow> {
  let last: SheetRow | undefined
  for await (const row of rows) {
    last = row
    yield { number: row.number, made: postcodeOf(row, at, file) }
  }
  if (last && (await isCutOff(file, last, width)))
    file.notes.fault(
      last.number,
      'the end',
      'the file ends in the middle of a row: it is cut off. Download it again.',
    )
}

const FIGURES = 3

/** A last line without an end that lacks cells, or whose last number is short of figures that all others have. */
async function isCutOff({ path }: OpenFile, { cells }: SheetRow, width: number): Promise<boolean> {
  if (await endsWithLine(path)) return false
  const decimals = /^-?\d+(?:\.(\d*))?$/.exec(cells.at(-1) ?? '')
  return cells.length < width || (decimals !== null && (decimals[1] ?? '').length < FIGURES)
}

/** Undefined for a row that is left out, with a note, or that is at fault. */
function postcodeOf(row: SheetRow, at: Header, { notes }: OpenFile): MadeRow['made'] {
  const postcode = cellAt(row, at, 'postcode').toUpperCase().replaceAll(' ', '')
  if (!/^[A-Z][A-Z\d]{1,3}\d[A-Z]{2}$/.test(postcode)) {
    notes.fault(row.number, 'postcode', `${quoted(cellAt(row, at, 'postcode'))} is no postcode.`)
    return undefined
  }
  // The licence of those of Northern Ireland is another one, and no English council needs them.
  if (postcode.startsWith('BT')) {
    notes.note(
      row.number,
      'postcode',
      `${postcode} is in Northern Ireland, whose postcodes have another licence: left out.`,
    )
    return undefined
  }
  return {
    postcode,
    ...positionOf(row, at, notes),
    district: codeIn(row, at, 'district', notes),
    icb: codeIn(row, at, 'icb', notes),
    ended: endedIn(row, at, notes),
  }
}

/** ONS's way to say that no position is known. */
const NO_LATITUDE = 99.999999

function positionOf(row: SheetRow, at: Header, notes: OpenFile['notes']) {
  const none = { latitude: null, longitude: null }
  const [latitude, longitude] = [
    Number(cellAt(row, at, 'latitude') || 'x'),
    Number(cellAt(row, at, 'longitude') || 'x'),
  ]
  if (latitude === NO_LATITUDE) return none
  if (!(latitude > 49 && latitude < 61.5)) {
    notes.fault(
      row.number,
      'lat',
      `${quoted(cellAt(row, at, 'latitude'))} is no latitude in the United Kingdom.`,
    )
    return none
  }
  if (!(longitude > -9 && longitude < 2.5)) {
    notes.fault(
      row.number,
      'long',
      `${quoted(cellAt(row, at, 'longitude'))} is no longitude in the United Kingdom.`,
    )
    return none
  }
  return { latitude, longitude }
}

function codeIn(
  row: SheetRow,
  at: Header,
  column: 'district' | 'icb',
  notes: OpenFile['notes'],
): string | null {
  const code = cellAt(row, at, column)
  if (code === '') return null
  if (/^[A-Z]\d{8}$/.test(code)) return code
  notes.fault(row.number, column, `${quoted(code)} is no code of the ONS, such as E08000004.`)
  return null
}

/** '200101' as '2001-01'. */
function endedIn(row: SheetRow, at: Header, notes: OpenFile['notes']): string | null {
  const text = cellAt(row, at, 'ended')
  if (text === '') return null
  const month = /^((?:19|20)\d\d)(0[1-9]|1[0-2])$/.exec(text)
  if (month) return `${month[1]}-${month[2]}`
  notes.fault(row.number, 'doterm', `${quoted(text)} is no month, such as 200101.`)
  return null
}
