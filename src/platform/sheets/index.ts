import { open } from 'node:fs/promises'
import { readCsv } from './csv.ts'
import { readOds } from './ods.ts'
import { badSheet, type SheetLimits, type SheetRow, sheetLimits } from './row.ts'
import { readXlsx } from './xlsx.ts'
import { openPackage } from './zip.ts'

export { badSheet, type SheetLimits, type SheetRow, sheetLimits } from './row.ts'

/**
 * Every row that is not empty of every sheet of a CSV, ODS or XLSX file, as a stream in flat memory. What a file
 * is shows from its content, not its name. @throws Invalid, in one line, for what cannot be read.
 */
export async function* readRows(path: string, limits: SheetLimits = sheetLimits): AsyncGenerator<SheetRow> {
  if (!(await isZip(path))) return yield* readCsv(path, limits)
  const { zip, entries } = await openPackage(path, limits)
  zip.close()
  if (entries.has('content.xml')) return yield* readOds(path, limits)
  if (entries.has('xl/workbook.xml')) return yield* readXlsx(path, limits)
  throw badSheet('The file is a ZIP but no spreadsheet. Give a CSV, ODS or XLSX file.')
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path).catch(error => {
    throw badSheet(`The file cannot be opened (${(error as NodeJS.ErrnoException).code}). Check the path.`)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    if (bytesRead === 0) throw badSheet('The file is empty. Download it again.')
    return buffer.subarray(0, 2).toString('latin1') === 'PK'
  } finally {
    await file.close()
  }
}
