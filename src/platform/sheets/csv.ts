import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { badSheet, RowBuilder, type SheetLimits, type SheetRow } from './row.ts'

/** Rows of a CSV in UTF-8, with or without a byte-order mark, however its lines end. */
export async function* readCsv(source: Readable, limits: SheetLimits): AsyncGenerator<SheetRow> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    info: true,
    max_record_size: 10 * limits.cell,
  })
  // What goes wrong on the way ends the parser, and is told to whoever reads its rows.
  pipeline(source, inUtf8, parser).catch(() => {})
  const row = new RowBuilder(limits)
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { records: number }
    }>) {
      if (record.some(text => text.includes(NOT_UTF_8))) throw badSheet(notUtf8('another encoding'))
      for (const [column, text] of record.entries()) row.put(column, text.trim())
      row.end('', info.records)
      yield* row.take()
    }
  } catch (error) {
    if (error instanceof CsvError) throw badSheet(csvFault(error))
    throw error
  }
}

/** What stands in for bytes that are no UTF-8: a name read so would be kept wrong for good. */
const NOT_UTF_8 = '\uFFFD'

const notUtf8 = (looks: string): string =>
  `The file is not in UTF-8 (it looks like ${looks}). Save it as "CSV UTF-8" and try again.`

function csvFault(error: CsvError): string {
  const line = typeof error.lines === 'number' ? ` at line ${error.lines}` : ''
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return 'The file ends in the middle of a quoted cell: it is cut off. Download it again.'
  return `The file is not a CSV that can be read${line}. Save it as CSV again, in UTF-8.`
}

/** Lets bytes through; those of UTF-16 show at the start. */
async function* inUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let checked = false
  for await (const chunk of chunks) {
    if (!checked) {
      const mark = chunk.subarray(0, 2).toString('hex')
      if (mark === 'fffe' || mark === 'feff' || chunk.subarray(0, 4096).includes(0))
        throw badSheet(notUtf8('UTF-16'))
    }
    checked = true
    yield chunk
  }
}
