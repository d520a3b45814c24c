import { ods } from '#platform/sheets/testing.ts'

/** Helps tests: a small workbook of outcomes, laid out as the Department's. */

const titles: Readonly<Record<string, string>> = {
  '2b': 'the number of adults aged 18 to 64 whose long-term support needs are met by admission to care homes',
  '2c': 'the number of adults aged 65 and over whose long-term support needs are met by admission to care homes',
  '4a': 'the proportion of people who use services who feel safe',
  '4b': 'the proportion of section 42 safeguarding enquiries where the risk was reduced or removed',
  '6a': 'the proportion of staff in the formal care workforce leaving their role in the past 12 months',
  '6b': 'the percentage of residential adult social care providers rated good or outstanding by CQC',
}

/** Cells of a year for each area, by measure: outcome, numerator, denominator. What is left out is [x]. */
export type Outcomes = Readonly<Record<string, Readonly<Record<string, readonly [string, string, string]>>>>

export interface AscofFile {
  /** Code and name of each area, in order. */
  readonly areas: readonly (readonly [code: string, name: string])[]
  readonly outcomes: Outcomes
  /** The first year of the two: 2024 is 2024-25. */
  readonly year?: number
  readonly without?: string
  /** What the third column is called. */
  readonly code?: string
}

const cell = (text: string): string => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`
const row = (...cells: readonly string[]): string =>
  `<table:table-row>${cells.map(cell).join('')}</table:table-row>`

export function ascofFile({
  areas,
  outcomes,
  year = 2024,
  without,
  code = 'ONS area code',
}: AscofFile): Buffer {
  const sheets = Object.entries(titles).map(([key, title]) => {
    const years = `${year} to ${year + 1} - ${key === '6b' ? '6b ' : ''}`
    const rows = areas.map(([area, name]) =>
      row(area.slice(-3), name, area, ...(outcomes[key]?.[area] ?? ['[x]', '[x]', '[x]'])),
    )
    const header = row(
      ...['Local authority code', 'Local authority', code],
      ...['outcome', 'numerator', 'denominator'].map(part => years + part),
    )
    const notes = row('This worksheet contains one table.')
    return `<table:table table:name="Table_${key}">${row(`Table ${key}: ${title}`)}${notes}${header}${rows.join('')}</table:table>`
  })
  const kept = sheets.filter(sheet => !without || !sheet.includes(`"Table_${without}"`))
  return ods(`<table:table table:name="Cover">${row('ASCOF')}</table:table>${kept.join('')}`)
}
