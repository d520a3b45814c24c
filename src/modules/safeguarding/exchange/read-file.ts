import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { badSheet, readRows } from '#platform/sheets/index.ts'
import { columnsIn, type RawRow, type RowField } from './columns.ts'
import type { NumberedRow } from './take-in.ts'

/** So many at once: a night's feed of the largest council is a tenth of it. */
const MOST = 50_000

/** The rows of a CSV, ODS or XLSX file, by the names in its header. @throws Invalid for a file that has no such header */
export async function rowsOfFile(path: string): Promise<readonly NumberedRow[]> {
  let columns: ReadonlyMap<RowField, number> | undefined
  const rows: NumberedRow[] = []
  for await (const { number, cells } of readRows(path)) {
    if (!columns) {
      columns = columnsIn(cells)
      if (!columns.has('id') || !columns.has('receivedOn')) {
        throw badSheet(
          'The first row must name the columns: at least the number of the concern (Case number) and the day (Date received).',
        )
      }
      continue
    }
    if (rows.length >= MOST)
      throw badSheet(`The file has more than ${MOST.toLocaleString('en-GB')} rows. Split it.`)
    const raw: RawRow = Object.fromEntries([...columns].map(([field, at]) => [field, cells[at] ?? '']))
    rows.push({ number, raw })
  }
  if (rows.length === 0) throw badSheet('The file has no rows below its header. Export it again.')
  return rows
}

/** Read where the process may write, and gone again whatever happens. */
export async function rowsOfUpload(bytes: Uint8Array): Promise<readonly NumberedRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lantern-exchange-'))
  try {
    const path = join(folder, 'concerns')
    await writeFile(path, bytes, { mode: 0o600 })
    return await rowsOfFile(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
