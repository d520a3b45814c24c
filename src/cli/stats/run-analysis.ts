import { basename } from 'node:path'
import { Invalid } from '#platform/errors.ts'
import { readRows, sheetLimits } from '#platform/sheets/index.ts'
import { type Analysis, type AnalysisKind, readTable } from '../../modules/intelligence/index.ts'
import { fileHere } from '../typed-path.ts'
import { needed, type TypedContext, text } from '../verb.ts'
import { inJson } from './in-json.ts'
import { inWords } from './in-words.ts'

/** Analysts count more than publishers list; still, a file of the wrong kind should end soon. */
const limits = { ...sheetLimits, rows: 5_000_000 }

/** Reads the file of `--in`, and tells what comes of it: for people, or with `--json` for programs. */
export async function runAnalysis<Options>(
  context: TypedContext,
  kind: AnalysisKind<Options>,
  options: Options,
): Promise<number> {
  const file = needed(text(context, 'in'), 'Say which file: --in FILE.csv (CSV, ODS or XLSX).')
  const { path } = await fileHere(file)
  const analysis = await named(file, async () => {
    const table = await readTable(readRows(path, limits), kind.columns, kind.hint)
    return kind.analyse(table, options)
  })
  tellAnalysis(context, analysis)
  return 0
}

function tellAnalysis({ options, tell, say }: TypedContext, analysis: Analysis): void {
  for (const note of analysis.notes) say(`Note: ${note}`)
  for (const line of options.json === true ? inJson(analysis) : inWords(analysis)) tell(line)
}

/** Every fault is told with the name of the file before the row and the column. */
async function named<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const name = basename(file)
    const faults = error.faults.map(({ field, message }) => ({
      field: field === '' || field === 'file' ? name : `${name}, ${field}`,
      message,
    }))
    throw new Invalid(faults)
  }
}
