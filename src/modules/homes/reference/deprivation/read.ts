import { readRows, type SheetRow } from '#platform/sheets/index.ts'
import { ofYear, refuseToCome } from '../edition.ts'
import { badFile, quoted, type RowNotes } from '../faults.ts'
import {
  cellAt,
  columnsOf,
  type MadeRow,
  needColumns,
  numberOf,
  type OpenFile,
  type Reading,
} from '../reading.ts'

/** The layouts of 2015 and 2019 ('lad19cd', 'year') and of 2025 ('area_code', 'deprivation_data_year'). */
const columns = {
  district: [/^lad\d{2}cd$/, /^area_code$/],
  name: [/^lad\d{2}nm$/, /^area_name$/],
  year: [/^year$/, /^deprivation_data_year$/],
  domain: [/^index_domain$/],
  score: [/^average_score$/],
  rank: [/^rank_average_score$/],
  mostDeprived: [/^proportion_bottom_decile$/],
} as const
type Column = keyof typeof columns

/** 'Employment Deprivation' of 2025 is 'Employment' of 2019. */
const domains: readonly (readonly [name: RegExp, domain: string])[] = [
  [/^index of multiple deprivation/i, 'overall'],
  [/^income deprivation affecting children/i, 'income-children'],
  [/^income deprivation affecting older people/i, 'income-older'],
  [/^income/i, 'income'],
  [/^employment/i, 'employment'],
  [/^education/i, 'education'],
  [/^health/i, 'health'],
  [/^crime/i, 'crime'],
  [/^barriers/i, 'barriers'],
  [/^living environment/i, 'environment'],
]

const FEWEST_DISTRICTS = 250

/** @throws Invalid for another file, or one that lacks districts or years. */
export async function readDeprivation({ path, today, notes }: OpenFile): Promise<Reading> {
  const rows = readRows(path)
  const first = await rows.next()
  if (first.done) throw badFile('The file is empty. Download it again.')
  const at = columnsOf(first.value.cells, columns)
  needColumns(at, {
    district: 'the code of the district (lad19cd or area_code)',
    year: 'the year (year or deprivation_data_year)',
    domain: 'the kind of deprivation (index_domain)',
    rank: 'the rank (rank_average_score)',
  })
  const made: MadeRow[] = []
  for await (const row of rows) made.push({ number: row.number, made: figureOf(row, at, notes) })
  notes.refuse()
  return { edition: refuseToCome(ofYear(yearOf(made)), today), rows: made }
}

function figureOf(row: SheetRow, at: ReadonlyMap<Column, number>, notes: RowNotes): MadeRow['made'] {
  const cell = (column: Column) => cellAt(row, at, column)
  const domain = domains.find(([name]) => name.test(cell('domain')))?.[1]
  const year = /^20\d\d$/.test(cell('year')) ? Number(cell('year')) : undefined
  const district = cell('district')
  if (!/^E\d{8}$/.test(district))
    notes.fault(
      row.number,
      'the code of the district',
      `${quoted(district)} is no code of an English district, such as E07000136.`,
    )
  if (year === undefined) notes.fault(row.number, 'year', `${quoted(cell('year'))} is no year.`)
  if (domain === undefined)
    notes.fault(
      row.number,
      'index_domain',
      `${quoted(cell('domain'))} is no kind of deprivation that Lantern knows.`,
    )
  const number = (column: Figure) => numberIn(row.number, column, cell(column), notes)
  const rank = number('rank')
  if (rank === null)
    notes.fault(
      row.number,
      named.rank,
      'the rank is missing: the file is cut off, or damaged. Download it again.',
    )
  const figures = { score: number('score'), rank, most_deprived: number('mostDeprived') }
  return { year, domain, district, name: cell('name'), ...figures }
}

const named = {
  score: 'average_score',
  rank: 'rank_average_score',
  mostDeprived: 'proportion_bottom_decile',
} as const
type Figure = keyof typeof named

function numberIn(row: number, column: Figure, text: string, notes: RowNotes): number | null {
  if (text === '') return null
  const number = numberOf(text)
  if (number !== undefined) return number
  notes.fault(row, named[column], `${quoted(text)} is no number.`)
  return null
}

/** A file is of one year, and has as many districts for each kind of deprivation: one that was cut off has not. */
function yearOf(rows: readonly MadeRow[]): number {
  const made = rows.flatMap(({ made: figure }) => (figure ? [figure] : []))
  const years = [...new Set(made.map(row => Number(row.year)))]
  const [year] = years
  if (year === undefined)
    throw badFile('The file has a header and no rows: it is cut off. Download it again.')
  if (years.length > 1)
    throw badFile(`The file is of several years (${years.join(', ')}). Import a file for each.`)
  const counts = [...Map.groupBy(made, row => row.domain).values()].map(ones => ones.length)
  const [most, fewest] = [Math.max(...counts), Math.min(...counts)]
  if (most !== fewest || most < FEWEST_DISTRICTS)
    throw badFile(
      `The file has ${fewest} districts for one kind of deprivation and ${most} for another, and England has about 300: it is cut off. Download it again.`,
    )
  return year
}
