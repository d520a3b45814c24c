import { formatCivilDate } from '../view/dates.ts'

/** A value as it stands in one cell of a sheet. */
export type SheetValue = string | number | boolean | Temporal.PlainDate | null | undefined

/** Whatever XML 1.0 cannot hold, half characters among it. */
const ILLEGAL = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it may stand in XML, in an attribute too: what XML has no way to write is dropped. */
export function escaped(text: string): string {
  return text.replaceAll(ILLEGAL, '').replaceAll(/[&<>"]/g, sign => ENTITIES[sign] ?? '')
}

/** The styles that cells name, as `write-ods.ts` declares them. */
export type CellStyle = 'heading' | 'day'

/**
 * One cell of an OpenDocument sheet, typed: numbers add up, dates sort, and text is text. A program never
 * takes a text cell for a formula: those stand in an attribute of their own, which is never written here.
 */
export function odsCell(value: SheetValue, style?: CellStyle): string {
  if (value === null || value === undefined || value === '') return '<table:table-cell/>'
  const day = dayIn(value)
  if (day) return cell(`${typed('date', 'date-value', day)}${styled('day')}`, formatCivilDate(day))
  if (typeof value === 'boolean')
    return cell(typed('boolean', 'boolean-value', String(value)), value ? 'yes' : 'no')
  if (typeof value === 'number' && Number.isFinite(value))
    return cell(typed('float', 'value', String(value)), String(value))
  return cell(` office:value-type="string"${style ? styled(style) : ''}`, String(value))
}

/** A day as the file keeps it; undefined for whatever is no day of the calendar that we count by. */
export function dayIn(value: SheetValue): string | undefined {
  const text = value instanceof Temporal.PlainDate ? value.toString() : value
  if (typeof text !== 'string' || !/^(1[6-9]|[2-9]\d)\d\d-\d\d-\d\d$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text).toString()
  } catch {
    return undefined
  }
}

const typed = (type: string, name: string, value: string): string =>
  ` office:value-type="${type}" office:${name}="${value}"`

const styled = (style: CellStyle): string => ` table:style-name="${style}"`

function cell(attributes: string, text: string): string {
  const lines = text.split(/\r\n|\r|\n/)
  const paragraphs = lines.map(line => `<text:p>${spaced(escaped(line))}</text:p>`)
  return `<table:table-cell${attributes}>${paragraphs.join('')}</table:table-cell>`
}

/** Spaces side by side, or at an end of a line, count as one or none unless they are marked; tabs likewise. */
function spaced(line: string): string {
  return line
    .replaceAll(/^ +| +$| {2,}/g, run => `<text:s text:c="${run.length}"/>`)
    .replaceAll('\t', '<text:tab/>')
}
