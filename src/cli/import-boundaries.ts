import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { Invalid } from '#platform/errors.ts'
import { boundariesInWords, importBoundaries } from '../modules/homes/index.ts'
import { callerFor } from './council.ts'
import { text, Usage, type Verb, type VerbContext } from './verb.ts'

export const importBoundariesVerb: Verb = {
  name: 'import boundaries',
  takes: 'FILE [--year YYYY] [--layer NAME] [--dry-run] [--json]',
  needs: ['Say which file: npm run lantern -- import boundaries FILE (TopoJSON).'],
  does: 'Brings in the outlines of councils that the map of homes draws',
  options: { 'dry-run': 'flag', json: 'flag', year: 'text', layer: 'text' },
  async run(context) {
    const [file = ''] = context.words
    const caller = await callerFor(context)
    const input = { ...(await uploadAt(file)), ...asked(context) }
    try {
      const report = await context.lantern.runner.run(importBoundaries, input, caller)
      if (context.options.json) context.tell(JSON.stringify(report))
      else for (const line of boundariesInWords(report)) context.tell(line)
      if (report.dryRun && !context.options.json) context.tell('This was a dry run: nothing was changed.')
      return 0
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      for (const { message } of error.faults) context.say(`${basename(file)}: ${message}`)
      return 2
    }
  },
}

function asked(context: VerbContext): { dryRun: boolean; layer?: string; year?: number } {
  const [layer, year] = [text(context, 'layer'), text(context, 'year')]
  if (year !== undefined && !/^\d{4}$/.test(year))
    throw new Usage(`${year} is not a year. Write it like 2022.`)
  return {
    dryRun: context.options['dry-run'] === true,
    ...(layer ? { layer } : {}),
    ...(year ? { year: Number(year) } : {}),
  }
}

/** As a page would send it. The size is looked at first: a wrong path may be a file of many gigabytes. */
async function uploadAt(file: string) {
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file)
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new Usage(`There is no file ${file}. Check the path.`)
  if (found.size > 50 * 1024 * 1024)
    throw new Usage(`${file} is over 10 MB. Download a generalised file of boundaries (BGC or BUC).`)
  const bytes = await readFile(path)
  return { upload: { fileName: basename(path), mimeType: 'application/json', bytes } }
}
