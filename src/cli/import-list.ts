import { type ListKind, openList } from '../modules/homes/index.ts'
import { callerFor } from './council.ts'
import { runAndReport } from './import.ts'
import { fileFirst, fromHere } from './typed-path.ts'
import { text, Usage, type Verb, type VerbContext } from './verb.ts'

function verbFor(kind: ListKind, does: string): Verb {
  return {
    name: `import ${kind}`,
    takes: 'FILE [--date YYYY-MM-DD] [--dry-run] [--json]',
    needs: [`Say which file: npm run lantern -- import ${kind} FILE (CSV, ODS or XLSX).`],
    does,
    options: { 'dry-run': 'flag', json: 'flag', date: 'text' },
    before: fileFirst,
    async run(context) {
      const { lantern } = context
      const [file = ''] = context.words
      const caller = await callerFor(context)
      const { councilId } = caller.actor
      const path = fromHere(file)
      const { clock, database } = lantern
      const source = await openList({
        kind,
        path,
        day: dayOf(context),
        clock,
        pool: database.pool,
        councilId,
      })
      return runAndReport(context, source, caller)
    },
  }
}

/** The day of `--date`, checked. */
export function dayOf(context: VerbContext): string | undefined {
  const day = text(context, 'date')
  if (day === undefined) return undefined
  try {
    return Temporal.PlainDate.from(day).toString()
  } catch {
    throw new Usage(`${day} is not a day. Write it like 2026-02-25.`)
  }
}

export const importCqcDirectory = verbFor(
  'cqc-directory',
  'Brings in a list of care homes that CQC published: openings, closures, beds',
)

export const importCqcRatings = verbFor('cqc-ratings', 'Brings in CQC’s published file of ratings')
