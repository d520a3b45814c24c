import { Invalid } from '#platform/errors.ts'
import { type FileKind, FileOnDisk, importReference, referenceInWords } from '../modules/homes/index.ts'
import { callerFor } from './council.ts'
import { progressLine } from './import.ts'
import { dayOf } from './import-list.ts'
import { fileFirst, fileHere } from './typed-path.ts'
import type { Verb, VerbContext } from './verb.ts'

function verbFor(kind: FileKind, file: string, does: string): Verb {
  return {
    name: `import ${kind}`,
    takes: 'FILE [--date YYYY-MM-DD] [--dry-run] [--json]',
    needs: [`Say which file: npm run lantern -- import ${kind} FILE (${file}).`],
    does,
    options: { 'dry-run': 'flag', json: 'flag', date: 'text' },
    before: fileFirst,
    async run(context) {
      const [typed = ''] = context.words
      const day = dayOf(context)
      const caller = await callerFor(context)
      const upload = await fileAt(typed, context)
      const input = { kind, upload, dryRun: context.options['dry-run'] === true, ...(day ? { day } : {}) }
      try {
        tell(context, await context.lantern.runner.run(importReference, input, caller))
        return 0
      } catch (error) {
        if (!(error instanceof Invalid)) throw error
        for (const { message } of error.faults) context.say(`${upload.name}: ${message}`)
        return 2
      }
    },
  }
}

/** Left where it lies and read as a stream, however large it is. */
async function fileAt(typed: string, { say }: VerbContext): Promise<FileOnDisk> {
  const { path } = await fileHere(typed)
  const shown = progressLine(say)
  return FileOnDisk.at(path, (rows, lines) => shown('fetching', rows, lines))
}

const DRY_RUN = 'This was a dry run: nothing was changed.'

type Report = Parameters<typeof referenceInWords>[0]

function tell({ tell: out, say, options }: VerbContext, report: Report): void {
  for (const { row, field, message } of report.notes)
    say(row > 0 ? `Row ${row}, ${field}: ${message}` : `${field}: ${message}`)
  const lines = [...referenceInWords(report), ...(report.dryRun ? [DRY_RUN] : [])]
  for (const line of options.json ? [JSON.stringify(report)] : lines) out(line)
}

export const importPostcodes = verbFor(
  'postcodes',
  'CSV, or the ZIP of the ONS Postcode Directory',
  'Brings in where each postcode is: the ONS Postcode Directory, or a plain list',
)

export const importCouncils = verbFor(
  'councils',
  'CSV of mySociety',
  'Brings in which district lies in which county, and tells where the list differs from the law',
)

export const importDeprivation = verbFor(
  'deprivation',
  'CSV',
  'Brings in the Indices of Deprivation by district',
)

export const importAscof = verbFor(
  'ascof',
  'ODS or XLSX',
  'Brings in the Adult Social Care Outcomes Framework by council',
)
