import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { readCsv } from './csv.ts'
import { readOds } from './ods.ts'
import { badSheet, type SheetLimits, type SheetRow, sheetLimits } from './row.ts'
import { readXlsx } from './xlsx.ts'
import { damaged, openPackage, openPart } from './zip.ts'

export { badSheet, type SheetLimits, type SheetRow, sheetLimits } from './row.ts'

/**
 * Every row that is not empty of every sheet of a CSV, ODS or XLSX file, as a stream in flat memory. What a file
 * is shows from its content, not its name. `csv` names the one CSV that a ZIP of a publisher may hold instead.
 * @throws Invalid, in one line, for what cannot be read.
 */
export async function* readRows(
  path: string,
  limits: SheetLimits = sheetLimits,
  csv?: RegExp,
): AsyncGenerator<SheetRow> {
  if (!(await isZip(path))) return yield* readCsv(createReadStream(path), limits)
  const { zip, entries } = await openPackage(path, limits)
  zip.close()
  if (entries.has('content.xml')) return yield* readOds(path, limits)
  if (entries.has('xl/workbook.xml')) return yield* readXlsx(path, limits)
  const [part] = csv ? [...entries.keys()].filter(name => csv.test(name)) : []
  if (part !== undefined) return yield* readPacked(path, part, limits)
  throw badSheet(
    csv
      ? 'The ZIP does not hold the list that it should. Give the CSV by itself.'
      : 'The file is a ZIP but no spreadsheet. Give a CSV, ODS or XLSX file.',
  )
}

/** A CSV inside a ZIP. */
async function* readPacked(path: string, part: string, limits: SheetLimits): AsyncGenerator<SheetRow> {
  const file = await openPackage(path, limits)
  try {
    yield* readCsv(await openPart(file, part), limits)
  } catch (error) {
    throw damaged(error)
  } finally {
    file.zip.close()
  }
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
