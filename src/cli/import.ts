import type { Caller } from '#platform/access/actor.ts'
import { type ImportResult, openSource, runImport, type Source } from '../modules/homes/index.ts'
import { callerFor } from './council.ts'
import { pathHere } from './typed-path.ts'
import { text, type Verb, type VerbContext } from './verb.ts'

export const importCqcApi: Verb = {
  name: 'import cqc-api',
  takes: 'DIR-or-ZIP-or-URL [--area NAME] [--dry-run] [--json]',
  needs: [
    'Say where from: npm run lantern -- import cqc-api FOLDER, a ZIP of it, or the address of CQC’s API.',
  ],
  does: 'Brings in CQC’s records of care homes: a folder or ZIP of its JSON, or its API',
  options: { 'dry-run': 'flag', json: 'flag', area: 'text' },
  before: async ({ words: [from = ''] }) => isAddress(from) || pathHere(from),
  async run(context) {
    const [from = ''] = context.words
    const source = await sourceAt(from, context)
    return runAndReport(context, source, await callerFor(context))
  },
}

/** Runs an import to its end with its progress, and says what it did. Exit 2 when the source has faults. */
export async function runAndReport(context: VerbContext, source: Source, caller: Caller): Promise<number> {
  const { runner, clock, database } = context.lantern
  const shown = progressLine(context.say)
  try {
    const dryRun = context.options['dry-run'] === true
    const result = await runImport({
      runner,
      clock,
      pool: database.pool,
      source,
      caller,
      dryRun,
      progress: ({ phase, done, total }) => shown(phase, done, total),
    })
    report(context, result, dryRun)
    return result.state === 'done' ? 0 : 2
  } finally {
    await source.close()
  }
}

const isAddress = (from: string): boolean => /^https?:\/\//.test(from)

async function sourceAt(from: string, context: VerbContext) {
  const { cqc } = context.lantern.config
  const area = text(context, 'area')
  if (isAddress(from)) {
    return openSource({ kind: 'api', baseUrl: from, ...(area ? { localAuthority: area } : {}) }, cqc)
  }
  const { path, isFolder } = await pathHere(from)
  return openSource({ kind: isFolder ? 'folder' : 'zip', path }, cqc)
}

const phaseWords: Readonly<Record<string, string>> = { fetching: 'Reading', worlds: 'Worlds' }

/** A line a second at most: counts, and the time left once it can be told: not where nobody knows how many there are. */
export function progressLine(
  say: (line: string) => void,
): (phase: string, done: number, total?: number) => void {
  const began = performance.now()
  let last = 0
  return (phase: string, done: number, total?: number): void => {
    const now = performance.now()
    if (now - last < 1_000 && (total === undefined || done < total)) return
    last = now
    const left =
      total !== undefined && done > 0 && done < total
        ? `, about ${Math.ceil((((now - began) / done) * (total - done)) / 1000)} s left`
        : ''
    say(`${phaseWords[phase] ?? 'Applying'}: ${done}${total === undefined ? '' : ` of ${total}`}${left}`)
  }
}

function report(context: VerbContext, result: ImportResult, dryRun: boolean): void {
  const { report: counts, state, importId } = result
  const { tell, say } = context
  for (const { file, id, field, message } of counts.faults) {
    say([file || id || 'record', field, message].filter(Boolean).join(': '))
  }
  if (state === 'failed') say(`${counts.faults.length} fault(s). Nothing was changed.`)
  if (state === 'done' && !dryRun) say(`To take it back: npm run lantern -- import undo ${importId}`)
  const { changes, ...plain } = counts
  if (context.options.json) {
    tell(JSON.stringify({ ...plain, changes }))
    return
  }
  tell(
    `${counts.read} records read, ${counts.careHomes} of them registrations of care homes, ${counts.skipped} others`,
  )
  tell(
    `${counts.homesCreated} homes new, ${counts.homesUpdated} changed, ${counts.unchanged} registrations unchanged`,
  )
  if (changes.toReview > 0)
    tell(`${changes.toReview} registrations look alike: an officer decides, on the page "Joins"`)
  if (dryRun) tell('This was a dry run: nothing was changed.')
}
